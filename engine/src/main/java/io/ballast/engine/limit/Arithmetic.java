package io.ballast.engine.limit;

import static io.ballast.engine.limit.Figures.amount;
import static io.ballast.engine.limit.Figures.percent;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Portion;
import io.ballast.engine.value.Text;
import java.util.List;

/** The figures a method worked with; it gives the amount and writes the sum out. Basis points are 1/10,000. */
public sealed interface Arithmetic {

    /** The limit in minor units, 0 or more. */
    long amountMinor();

    Text text(Currency currency);

    /** A share of a balance-sheet figure; a negative one grants nothing. */
    record ShareOf(Subject subject, long baseMinor, int basisPoints) implements Arithmetic {
        @Override
        public long amountMinor() {
            return Portion.of(Math.max(0, baseMinor), basisPoints, 10_000);
        }

        @Override
        public Text text(Currency currency) {
            String sum = amount(baseMinor, currency) + " × " + percent(basisPoints) + " = "
                    + amount(amountMinor(), currency);
            return Text.of(subject.label.zh() + " " + sum, subject.label.en() + " " + sum);
        }
    }

    /** What a share is taken of. */
    enum Subject {
        TANGIBLE_NET_WORTH(Text.of("有形净资产", "Tangible net worth")),
        WORKING_CAPITAL(Text.of("营运资金", "Working capital"));

        private final Text label;

        Subject(Text label) {
            this.label = label;
        }
    }

    /**
     * What the customer needs to buy at its terms: {@code sales / days x terms x (1 + tax)}.
     *
     * @param isDeclared whether the sales are our share of what the customer says it buys, for want of own sales
     */
    record Need(long salesMinor, int days, int termsDays, int taxBasisPoints, boolean isDeclared)
            implements Arithmetic {
        @Override
        public long amountMinor() {
            return Portion.of(salesMinor, termsDays * (10_000L + taxBasisPoints), days * 10_000L);
        }

        @Override
        public Text text(Currency currency) {
            String sum = amount(salesMinor, currency) + " ÷ " + days + " × " + termsDays + " × "
                    + Decimals.text(1 + taxBasisPoints / 10_000.0) + " = " + amount(amountMinor(), currency);
            return isDeclared
                    ? Text.of("按申报采购推算销售 " + sum, "Sales expected from declared purchases " + sum)
                    : Text.of("销售 " + sum, "Sales " + sum);
        }
    }

    /** A share of average monthly sales: {@code sales x 365 / (12 x days) x share}. */
    record MonthlyShare(long salesMinor, int days, int basisPoints) implements Arithmetic {
        @Override
        public long amountMinor() {
            return Portion.of(salesMinor, 365L * basisPoints, 12L * days * 10_000L);
        }

        @Override
        public Text text(Currency currency) {
            String monthly = amount(Portion.of(salesMinor, 365, 12L * days), currency);
            String sum = monthly + " × " + percent(basisPoints) + " = " + amount(amountMinor(), currency);
            return Text.of("月均销售 " + sum, "Average monthly sales " + sum);
        }
    }

    /** The median of the highest credits other suppliers report, ascending. */
    record MedianOf(List<Long> referencesMinor) implements Arithmetic {
        public MedianOf {
            referencesMinor = referencesMinor.stream().sorted().toList();
        }

        @Override
        public long amountMinor() {
            return Figures.median(
                    referencesMinor.stream().mapToLong(Long::longValue).toArray());
        }

        @Override
        public Text text(Currency currency) {
            String all = String.join(
                    " / ",
                    referencesMinor.stream()
                            .map(minor -> amount(minor, currency))
                            .toList());
            String median = amount(amountMinor(), currency);
            return Text.of(all + " 的中位数 = " + median, "Median of " + all + " = " + median);
        }
    }

    /**
     * A table's amount for the size of the customer times the percentage of its grade.
     *
     * @param size L, M, S, X, or ? where the size is not known
     */
    record TableEntry(String size, long baseMinor, Grade grade, int percent) implements Arithmetic {
        @Override
        public long amountMinor() {
            return Portion.of(baseMinor, percent, 100);
        }

        @Override
        public Text text(Currency currency) {
            String sum = amount(baseMinor, currency) + " × " + grade + " " + percent + " % = "
                    + amount(amountMinor(), currency);
            return Text.of("规模 " + size + " " + sum, "Size " + size + " " + sum);
        }
    }

    /** An insurer's limit and the part we carry beyond it. */
    record Insured(long insurerMinor, int ownBasisPoints) implements Arithmetic {
        @Override
        public long amountMinor() {
            return Portion.of(insurerMinor, 10_000L + ownBasisPoints, 10_000);
        }

        @Override
        public Text text(Currency currency) {
            String sum = amount(insurerMinor, currency) + " × " + Decimals.text(1 + ownBasisPoints / 10_000.0) + " = "
                    + amount(amountMinor(), currency);
            return Text.of("保险限额 " + sum, "Insurer's limit " + sum);
        }
    }

    /**
     * The amount the margin still carries: all of it if {@code PD x LGD x L + cost x L <= margin x L}, else nothing.
     *
     * @param probabilityOfDefault 0..1
     * @param testedMinor L, the table's amount
     */
    record Economic(
            double probabilityOfDefault,
            int lossBasisPoints,
            int costBasisPoints,
            int marginBasisPoints,
            long testedMinor)
            implements Arithmetic {
        @Override
        public long amountMinor() {
            return isCarried() ? testedMinor : 0;
        }

        private boolean isCarried() {
            return probabilityOfDefault * lossBasisPoints + costBasisPoints <= marginBasisPoints;
        }

        @Override
        public Text text(Currency currency) {
            long loss = Math.round(probabilityOfDefault * Portion.of(testedMinor, lossBasisPoints, 10_000));
            String sum =
                    amount(loss, currency) + " + " + amount(Portion.of(testedMinor, costBasisPoints, 10_000), currency)
                            + (isCarried() ? " ≤ " : " > ")
                            + amount(Portion.of(testedMinor, marginBasisPoints, 10_000), currency);
            String tested = amount(testedMinor, currency);
            return Text.of(
                    "额度 " + tested + "：预期损失 + 成本 与 毛利，" + sum,
                    "Of " + tested + ": expected loss + cost against margin, " + sum);
        }
    }

    /** No arithmetic, because something is missing. */
    record Missing(NoLimit why) implements Arithmetic {
        @Override
        public long amountMinor() {
            return 0;
        }

        @Override
        public Text text(Currency currency) {
            return why.text();
        }
    }
}

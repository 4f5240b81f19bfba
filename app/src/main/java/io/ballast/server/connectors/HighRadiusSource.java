package io.ballast.server.connectors;

import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Sha256;
import io.ballast.server.ledger.NewInvoice;
import io.ballast.server.ledger.NewReceipt;
import io.ballast.server.ledger.NewSettlement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The HighRadius ledger in two halves: invoices that were paid, and invoices that were open.
 *
 * <p>The paid half has no issue date: it is the due date less the payment terms where they are known, else the due
 * date, and never later than the payment; it is marked as assumed. Most of its rows have no invoice number: the
 * number is then made of the row's content and of how often that content occurred before in the file, so that equal
 * rows stay two invoices and a second import finds them again. A number that an earlier row of the customer has, with
 * other content, is told apart the same way. The day of clearing is a receipt of the full amount.
 */
@Component
final class HighRadiusSource implements Source {
    private static final String SEPARATOR = "\u001F";
    private static final int NUMBER_BYTES = 6;
    private static final int MOST_TERMS_DAYS = 365;

    private final SourceDefinition definition = Definitions.read("highradius");

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public Translator translator(FileDefinition file, Layout layout) {
        return switch (file.kind()) {
            case "closed" -> new Closed(layout);
            case "open" -> new Open(layout);
            default -> throw new IllegalArgumentException("Unknown kind of file " + file.kind());
        };
    }

    /** What both halves have. */
    private static final class Common {
        final Layout.Text customer;
        final Layout.Text name;
        final Layout.Text number;
        final Layout.Code currency;
        final Layout.Amount amount;
        final Layout.Day due;

        Common(Layout layout, String currencyField) {
            this.customer = layout.text("customer");
            this.name = layout.text("name");
            this.number = layout.text("number");
            this.currency = layout.currency(currencyField);
            this.amount = layout.amount("amount");
            this.due = layout.day("due");
        }

        /** The source writes numbers as 1930571429.0. */
        Optional<String> invoiceNumber(CellRow row) {
            return number.optional(row)
                    .map(written -> written.endsWith(".0") ? written.substring(0, written.length() - 2) : written);
        }

        void mention(CellRow row, Intake intake, String code, Currency money) {
            String called = name.optional(row).orElse(code);
            String country = money.code().equals("CAD") ? "CA" : "US";
            intake.customers().mention(row.number(), code, called, country, money.code());
        }
    }

    private static final class Closed implements Translator {
        private final Common common;
        private final Layout.Amount terms;
        private final Layout.Day cleared;
        private final Map<String, Integer> occurrences = new HashMap<>();

        Closed(Layout layout) {
            this.common = new Common(layout, "business_code");
            this.terms = layout.amount("terms_days");
            this.cleared = layout.day("cleared");
        }

        @Override
        public void translate(CellRow row, Intake intake) {
            String customer = common.customer.required(row);
            Currency money = common.currency.required(row);
            long minor = common.amount.requiredPositive(row, money.digits());
            int due = common.due.requiredPlanned(row);
            int clearedDay = cleared.requiredPast(row);
            int issued = Math.min(due - termsDays(row, intake), clearedDay);
            long base = intake.toBase(money, issued, minor);
            String number = numberOf(row, customer, intake);
            common.mention(row, intake, customer, money);
            intake.documents()
                    .add(new NewInvoice(
                            row.number(),
                            customer,
                            number,
                            1,
                            issued,
                            true,
                            due,
                            false,
                            issued,
                            money.code(),
                            minor,
                            base,
                            Optional.empty(),
                            Optional.empty(),
                            OptionalInt.empty()));
            intake.documents()
                    .add(new NewReceipt(
                            row.number(),
                            customer,
                            number,
                            clearedDay,
                            clearedDay,
                            money.code(),
                            minor,
                            base,
                            Optional.empty()));
            intake.documents()
                    .add(new NewSettlement(
                            row.number(),
                            customer,
                            number,
                            SettlementKind.CASH,
                            number,
                            clearedDay,
                            clearedDay,
                            minor));
        }

        /** Terms of half a day are a mean over the customer's invoices; they are rounded down. */
        private int termsDays(CellRow row, Intake intake) {
            OptionalLong tenths = terms.optional(row, 1);
            if (tenths.isEmpty()) {
                intake.note("issue_day_is_due_day");
                return 0;
            }
            long days = tenths.getAsLong() / 10;
            if (tenths.getAsLong() < 0 || days > MOST_TERMS_DAYS) {
                throw terms.bad(row, "out_of_range");
            }
            intake.note("issue_day_from_terms");
            return (int) days;
        }

        /** The number of the row, made unique in the file by how often it occurred before. */
        private String numberOf(CellRow row, String customer, Intake intake) {
            Optional<String> given = common.invoiceNumber(row);
            String content = given.map(number -> customer + SEPARATOR + number)
                    .orElseGet(() -> String.join(SEPARATOR, row.raw()));
            int occurrence = occurrences.merge(content, 1, Integer::sum);
            if (given.isPresent()) {
                if (occurrence > 1) {
                    intake.note("number_used_before");
                }
                return occurrence == 1 ? given.get() : given.get() + "-" + occurrence;
            }
            intake.note(occurrence == 1 ? "number_from_content" : "equal_rows_kept");
            byte[] digest = Sha256.of(content);
            return "HR-" + HexFormat.of().formatHex(digest, 0, NUMBER_BYTES) + "-" + occurrence;
        }
    }

    private static final class Open implements Translator {
        private final Common common;
        private final Layout.Day issued;
        private final Layout.Day posted;

        Open(Layout layout) {
            this.common = new Common(layout, "currency");
            this.issued = layout.day("issued");
            this.posted = layout.day("posted");
        }

        @Override
        public void translate(CellRow row, Intake intake) {
            String customer = common.customer.required(row);
            Currency money = common.currency.required(row);
            long minor = common.amount.requiredPositive(row, money.digits());
            int issuedDay = issued.requiredPast(row);
            int due = common.due.requiredPlanned(row);
            if (due < issuedDay) {
                throw common.due.bad(row, "due_before_issued");
            }
            String number = common.invoiceNumber(row).orElseThrow(() -> common.number.bad(row, "required"));
            int known = posted.past(row).orElse(issuedDay);
            long base = intake.toBase(money, issuedDay, minor);
            common.mention(row, intake, customer, money);
            intake.documents()
                    .add(new NewInvoice(
                            row.number(),
                            customer,
                            number,
                            1,
                            issuedDay,
                            false,
                            due,
                            false,
                            known,
                            money.code(),
                            minor,
                            base,
                            Optional.empty(),
                            Optional.empty(),
                            OptionalInt.empty()));
        }
    }
}

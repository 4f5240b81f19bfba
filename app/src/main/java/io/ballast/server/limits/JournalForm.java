package io.ballast.server.limits;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.Customer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The form of a new journal, as it was filled in.
 *
 * @param list rows of a customer code and an amount
 * @param fault why it was refused
 */
record JournalForm(
        UUID id,
        JournalRule rule,
        String amount,
        String percent,
        String to,
        List<String> grades,
        String risk,
        String department,
        String owner,
        String status,
        String least,
        String most,
        String list,
        String reason,
        Optional<RequestForm.Fault> fault) {
    /** Longest list that is read, in characters. */
    static final int LONGEST_LIST = 100_000;

    JournalForm {
        grades = List.copyOf(grades);
    }

    static JournalForm fresh() {
        return new JournalForm(
                UUID.randomUUID(),
                JournalRule.PERCENT,
                "",
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "ACTIVE",
                "",
                "",
                "",
                "",
                Optional.empty());
    }

    JournalForm with(RequestForm.Fault refused) {
        return new JournalForm(
                id,
                rule,
                amount,
                percent,
                to,
                grades,
                risk,
                department,
                owner,
                status,
                least,
                most,
                list,
                reason,
                Optional.of(refused));
    }

    /** The rules that are offered. */
    static List<JournalRule> rules() {
        return Arrays.stream(JournalRule.values())
                .filter(rule -> rule != JournalRule.REVERSAL)
                .toList();
    }

    /**
     * What is asked for; fields that the rule does not have are left aside.
     *
     * @throws WrittenFields.Wrong naming the first field that is not what it should be
     */
    JournalAsked asked(Currency base) throws WrittenFields.Wrong {
        Optional<LocalDate> last = WrittenFields.day("to", to);
        return new JournalAsked(
                id,
                rule,
                rule.hasAmount() ? OptionalLong.of(WrittenFields.minor(amount, base)) : OptionalLong.empty(),
                rule == JournalRule.PERCENT ? Optional.of(change()) : Optional.empty(),
                last,
                rule.isChosen() ? choice(base) : JournalChoice.ALL,
                rule == JournalRule.LIST ? rows(list) : List.of(),
                Optional.empty(),
                reason.strip());
    }

    private BigDecimal change() throws WrittenFields.Wrong {
        try {
            return new BigDecimal(percent.strip().replace("%", "").replace("％", ""));
        } catch (NumberFormatException e) {
            throw new WrittenFields.Wrong("percent", "limits.fault.journal-percent-text", percent);
        }
    }

    private JournalChoice choice(Currency base) throws WrittenFields.Wrong {
        Set<Grade> chosen = EnumSet.noneOf(Grade.class);
        for (String name : grades) {
            chosen.add(one(Grade.class, "grades", name));
        }
        return new JournalChoice(
                chosen,
                risk.isBlank() ? Optional.empty() : Optional.of(one(RiskLevel.class, "risk", risk)),
                department.strip(),
                owner.strip(),
                status.isBlank() ? Optional.empty() : Optional.of(one(Customer.Status.class, "status", status)),
                bound("least", least, base),
                bound("most", most, base));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String field, String name) throws WrittenFields.Wrong {
        try {
            return Enum.valueOf(type, name.strip());
        } catch (IllegalArgumentException e) {
            throw new WrittenFields.Wrong(field, "limits.fault.filter", field);
        }
    }

    private static OptionalLong bound(String field, String written, Currency base) throws WrittenFields.Wrong {
        if (written.isBlank()) {
            return OptionalLong.empty();
        }
        OptionalLong minor = JournalDrafts.minor(written, base);
        if (minor.isEmpty()) {
            throw new WrittenFields.Wrong(field, "limits.fault.amount", written);
        }
        return minor;
    }

    /** A row a line: the code, and behind a comma, a semicolon, a tab or blanks the amount; a heading is left out. */
    static List<JournalAsked.Row> rows(String written) {
        List<JournalAsked.Row> rows = new ArrayList<>();
        for (String line : written.replace("\uFEFF", "").split("\\R", -1)) {
            String[] parts = line.strip().split("[,;\t，；]|\\s+", 2);
            boolean isHeading =
                    rows.isEmpty() && parts[0].matches("(?i)\"?(customer|customer_code|code|客户编码|客户代码|客户)\"?");
            if (!parts[0].isBlank() && !isHeading) {
                rows.add(new JournalAsked.Row(plain(parts[0]), parts.length > 1 ? plain(parts[1]) : ""));
            }
        }
        return rows;
    }

    private static String plain(String cell) {
        return cell.strip().replaceAll("^\"|\"$", "").strip();
    }
}

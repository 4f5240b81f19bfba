package io.ballast.server.limits;

import io.ballast.engine.scoring.GradeRange;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.policy.Policies;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Finds the customers of a new journal: by a filter, a list, or those of the journal that it undoes. */
@Repository
class JournalDrafts {
    private static final int LONGEST_VALUE = 100;

    /** Of permanent limits the one in force; in the reporting currency alone it is compared with amounts. */
    private static final String CHOSEN = """
        from customers.customer c
        left join assessment.assessment a
          on a.customer_id = c.id and a.run_id = (select run_id from assessment.published)
        left join lateral (
          select x.limit_minor, x.currency
          from (
            select 0 as place, g.limit_minor, g.currency, g.valid_from, g.id
            from contracts.granted_limit g
            where g.customer_id = c.id and not g.is_temporary and g.valid_from <= :today
            union all
            select 1, t.limit_minor, t.currency, t.valid_from, t.id
            from contracts.terms t
            where t.customer_id = c.id and t.valid_from <= :today and (t.valid_to is null or t.valid_to >= :today)) x
          order by x.place, x.valid_from desc, x.id desc
          limit 1) l on true
        where c.status <> 'CLOSED' and (:status::text is null or c.status = :status)
          and (:grades::int[] is null or a.grade = any (:grades))
          and (:department = '' or c.department_code = :department)
          and (:owner = '' or c.owner_code = :owner)
          and (:least::bigint is null or l.currency = :currency and l.limit_minor >= :least)
          and (:most::bigint is null or l.currency = :currency and l.limit_minor <= :most)""";

    private static final String COUNT = "select count(*) " + CHOSEN;

    private static final String ADD_CHOSEN = """
        insert into limits.journal_line (journal_id, place, customer_id)
        select :journal, row_number() over (order by c.code, c.id), c.id
        """ + CHOSEN;

    private static final String BY_CODE = """
        select id, status
        from customers.customer
        where code = :code""";

    private static final String ADD_LISTED = """
        insert into limits.journal_line (
          journal_id, place, customer_id, wanted_kind, wanted_minor, wanted_currency)
        values (:journal, :place, :customer, 'AMOUNT', :minor, :currency)""";

    private static final String REFUSE = """
        insert into limits.journal_refusal (journal_id, row_number, field, value, refusal)
        values (:journal, :row, :field, :value, :refusal)""";

    private static final String REFUSALS = """
        select row_number, field, value, refusal
        from limits.journal_refusal
        where journal_id = :journal
        order by row_number""";

    /** Customers who had no limit before cannot be left without one again. */
    private static final String ADD_REVERSED = """
        insert into limits.journal_line (
          journal_id, place, customer_id, wanted_kind, wanted_minor, wanted_currency, wanted_to)
        select :journal, row_number() over (order by l.place), l.customer_id,
          case when l.before_kind = 'NONE' then 'AMOUNT' else l.before_kind end,
          case when l.before_kind = 'NONE' then 0 else l.before_minor end, l.before_currency, l.before_to
        from limits.journal_line l
        where l.journal_id = :reversed and l.outcome = 'CHANGE'""";

    private final Policies policies;
    private final JdbcClient jdbc;
    private final Clock clock;

    JournalDrafts(Policies policies, JdbcClient jdbc, Clock clock) {
        this.policies = policies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many customers a choice is for. */
    long count(JournalChoice choice, Currency currency) {
        return chosen(COUNT, choice, currency).query((row, _) -> row.getLong(1)).single();
    }

    void addChosen(UUID journal, JournalChoice choice, Currency currency) {
        chosen(ADD_CHOSEN, choice, currency).param("journal", journal).update();
    }

    private JdbcClient.StatementSpec chosen(String sql, JournalChoice choice, Currency currency) {
        Optional<SqlArrayValue> grades = grades(choice)
                .map(set -> new SqlArrayValue(
                        "int", set.stream().map(grade -> grade.ordinal() + 1).toArray()));
        return jdbc.sql(sql)
                .param("today", LocalDate.now(clock))
                .param("status", choice.status().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("grades", grades.orElse(null))
                .param("department", choice.department())
                .param("owner", choice.owner())
                .param("currency", currency.code())
                .param("least", boxed(choice.least()), Types.BIGINT)
                .param("most", boxed(choice.most()), Types.BIGINT);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** Grades that are chosen and of the chosen risk by the policy in force; none if every one is. */
    private Optional<Set<Grade>> grades(JournalChoice choice) {
        if (choice.grades().isEmpty() && choice.risk().isEmpty()) {
            return Optional.empty();
        }
        Set<Grade> grades = new HashSet<>();
        for (GradeRange range :
                policies.inForce(LocalDate.now(clock)).policy().scale().ranges()) {
            boolean isChosen = choice.grades().isEmpty() || choice.grades().contains(range.grade());
            if (isChosen
                    && choice.risk().filter(risk -> risk != range.riskLevel()).isEmpty()) {
                grades.add(range.grade());
            }
        }
        return Optional.of(grades);
    }

    private record Listed(long customer, boolean isClosed) {}

    /** Takes the rows of a list that name a customer and an amount, and says of the others why not. */
    void addListed(UUID journal, List<JournalAsked.Row> rows, Currency currency) {
        Set<Long> taken = new HashSet<>();
        int place = 1;
        for (int i = 0; i < rows.size(); i++) {
            JournalAsked.Row row = rows.get(i);
            Optional<Listed> found = jdbc.sql(BY_CODE)
                    .param("code", row.customer())
                    .query((one, _) -> new Listed(
                            one.getLong("id"), one.getString("status").equals("CLOSED")))
                    .optional();
            OptionalLong minor = minor(row.amount(), currency);
            if (found.isEmpty()) {
                refuse(journal, i + 1, "customer", row.customer(), JournalRefusal.Why.UNKNOWN_CUSTOMER);
            } else if (found.get().isClosed()) {
                refuse(journal, i + 1, "customer", row.customer(), JournalRefusal.Why.CLOSED);
            } else if (minor.isEmpty()) {
                refuse(journal, i + 1, "amount", row.amount(), JournalRefusal.Why.AMOUNT);
            } else if (!taken.add(found.get().customer())) {
                refuse(journal, i + 1, "customer", row.customer(), JournalRefusal.Why.TWICE);
            } else {
                jdbc.sql(ADD_LISTED)
                        .param("journal", journal)
                        .param("place", place++)
                        .param("customer", found.get().customer())
                        .param("minor", minor.getAsLong())
                        .param("currency", currency.code())
                        .update();
            }
        }
    }

    private void refuse(UUID journal, int row, String field, String value, JournalRefusal.Why why) {
        jdbc.sql(REFUSE)
                .param("journal", journal)
                .param("row", row)
                .param("field", field)
                .param("value", value.substring(0, Math.min(LONGEST_VALUE, value.length())))
                .param("refusal", why.name())
                .update();
    }

    /** An amount as people write it, 0 to the largest limit. */
    static OptionalLong minor(String written, Currency currency) {
        try {
            long minor = new BigDecimal(
                            written.replace(",", "").replace("，", "").strip())
                    .movePointRight(currency.digits())
                    .longValueExact();
            return minor < 0 || minor > LimitDesk.LARGEST_MINOR ? OptionalLong.empty() : OptionalLong.of(minor);
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    void addReversed(UUID journal, UUID reversed) {
        jdbc.sql(ADD_REVERSED)
                .param("journal", journal)
                .param("reversed", reversed)
                .update();
    }

    /** The rows of its list that were refused. */
    List<JournalRefusal> refusals(UUID journal) {
        return jdbc.sql(REFUSALS)
                .param("journal", journal)
                .query((row, _) -> new JournalRefusal(
                        row.getInt("row_number"),
                        row.getString("field"),
                        row.getString("value"),
                        JournalRefusal.Why.valueOf(row.getString("refusal"))))
                .list();
    }
}

package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Works out by the rule of a journal which limit a customer would get. */
@Repository
class NewLimits {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final String RECOMMENDED = """
        select a.recommended_limit_minor
        from assessment.published p
        join assessment.assessment a on a.run_id = p.run_id
        where a.customer_id = :customer and a.recommended_limit_minor is not null""";

    /** What the journal that is undone gave the customer. */
    private static final String GIVEN = """
        select l.after_kind, l.after_minor, l.after_currency, l.after_to
        from limits.journal_line l
        where l.journal_id = :journal and l.customer_id = :customer and l.outcome = 'CHANGE'""";

    private final JdbcClient jdbc;

    NewLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a rule makes of a limit. */
    sealed interface Made {
        record Limit(DatedLimit limit) implements Made {}

        record Refused(JournalRefusal.Why why) implements Made {}
    }

    /**
     * The limit by the rule; it may be the one there is.
     *
     * @param before the permanent limit it has, {@link LimitInForce.None} without one
     * @param beforeMinor the same in the reporting currency, where it is an amount with a rate
     */
    Made of(Journal journal, JournalLine line, DatedLimit before, OptionalLong beforeMinor, LocalDate today) {
        Currency base = journal.currency();
        Optional<LocalDate> to = journal.validTo().or(() -> before.to().filter(last -> !last.isBefore(today)));
        return switch (journal.rule()) {
            case SET -> amount(journal.ruleMinor().orElseThrow(), base, to);
            case PERCENT -> percent(journal.rulePercent().orElseThrow(), before, to);
            case RECOMMENDED ->
                recommended(line.customer())
                        .map(minor -> amount(minor, base, to))
                        .orElseGet(() -> new Made.Refused(JournalRefusal.Why.NO_RECOMMENDATION));
            case CAP -> capped(journal.ruleMinor().orElseThrow(), before, beforeMinor, base, to);
            case LAST_DAY ->
                before.limit() instanceof LimitInForce.None
                        ? new Made.Refused(JournalRefusal.Why.NO_LIMIT)
                        : new Made.Limit(new DatedLimit(before.limit(), before.currency(), to));
            case LIST -> {
                DatedLimit wanted = line.wanted().orElseThrow();
                yield new Made.Limit(new DatedLimit(wanted.limit(), wanted.currency(), to));
            }
            case REVERSAL -> reversed(journal, line, before, today);
        };
    }

    private static Made amount(long minor, Currency currency, Optional<LocalDate> to) {
        return minor > LimitDesk.LARGEST_MINOR
                ? new Made.Refused(JournalRefusal.Why.TOO_LARGE)
                : new Made.Limit(new DatedLimit(new LimitInForce.Amount(minor), currency, to));
    }

    /** Half a minor unit is rounded up. */
    private static Made percent(BigDecimal percent, DatedLimit before, Optional<LocalDate> to) {
        return switch (before.limit()) {
            case LimitInForce.None() -> new Made.Refused(JournalRefusal.Why.NO_LIMIT);
            case LimitInForce.Unlimited() -> new Made.Refused(JournalRefusal.Why.UNLIMITED);
            case LimitInForce.Amount(long minor) -> {
                BigDecimal made = BigDecimal.valueOf(minor)
                        .multiply(HUNDRED.add(percent))
                        .divide(HUNDRED, 0, RoundingMode.HALF_UP);
                yield made.compareTo(BigDecimal.valueOf(LimitDesk.LARGEST_MINOR)) > 0
                        ? new Made.Refused(JournalRefusal.Why.TOO_LARGE)
                        : amount(made.longValueExact(), before.currency(), to);
            }
        };
    }

    private Optional<Long> recommended(CustomerId customer) {
        return jdbc.sql(RECOMMENDED)
                .param("customer", customer.value())
                .query((row, _) -> row.getLong(1))
                .optional();
    }

    private static Made capped(
            long cap, DatedLimit before, OptionalLong beforeMinor, Currency base, Optional<LocalDate> to) {
        return switch (before.limit()) {
            case LimitInForce.None() -> new Made.Refused(JournalRefusal.Why.NO_LIMIT);
            case LimitInForce.Unlimited() -> amount(cap, base, to);
            case LimitInForce.Amount _ ->
                beforeMinor.orElse(Long.MAX_VALUE) > cap ? amount(cap, base, to) : new Made.Limit(before);
        };
    }

    /** What it was before, if it still is what that journal made of it. */
    private Made reversed(Journal journal, JournalLine line, DatedLimit before, LocalDate today) {
        DatedLimit wanted = line.wanted().orElseThrow();
        if (!given(journal, line).equals(Optional.of(before))) {
            return new Made.Refused(JournalRefusal.Why.CHANGED_SINCE);
        }
        return wanted.to().filter(last -> last.isBefore(today)).isPresent()
                ? new Made.Refused(JournalRefusal.Why.LAST_DAY_OVER)
                : new Made.Limit(wanted);
    }

    private Optional<DatedLimit> given(Journal journal, JournalLine line) {
        return jdbc.sql(GIVEN)
                .param("journal", journal.reverses().orElseThrow())
                .param("customer", line.customer().value())
                .query((row, _) -> new DatedLimit(
                        RequestColumns.limit(row.getString("after_kind"), row.getLong("after_minor")),
                        Currency.of(row.getString("after_currency")),
                        Optional.ofNullable(row.getObject("after_to", LocalDate.class))))
                .optional();
    }
}

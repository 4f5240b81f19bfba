package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.staging.Block;
import io.ballast.server.staging.Tuples;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Terms on their way into the temporary table of {@link TermsRecording}. */
public final class TermsRows {
    private static final String COPY = """
        copy staged_terms (row_number, customer_code, limit_kind, limit_minor, currency, terms_days, first_day)
        from stdin (format binary)""";

    private final Tuples tuples;
    private final Map<SideLimitSql, Tuples> sideLimits = new EnumMap<>(SideLimitSql.class);

    TermsRows(Consumer<Block> full) {
        this.tuples = new Tuples(COPY, 7, full);
        for (SideLimitSql limits : SideLimitSql.values()) {
            sideLimits.put(limits, new Tuples(limits.copy(), 7, full));
        }
    }

    /** Terms that are to be in force from today on. */
    public void add(NewTerms terms) {
        tuples.start()
                .number(terms.row())
                .text(terms.customer())
                .text(LimitColumns.kind(terms.limit()))
                .number(minor(terms.limit()))
                .text(terms.currency())
                .integer(terms.termsDays())
                .day(terms.firstDay());
    }

    /** A limit with a company of ours that is to be in force from today on. */
    public void add(NewCompanyLimit limit) {
        add(
                SideLimitSql.COMPANY,
                limit.row(),
                limit.customer(),
                limit.ownCompany(),
                limit.limit(),
                limit.currency(),
                limit.lastDay());
    }

    /** A limit for a kind of exposure that is to be in force from today on. */
    public void add(NewKindLimit limit) {
        add(
                SideLimitSql.KIND,
                limit.row(),
                limit.customer(),
                limit.kind().name(),
                limit.limit(),
                limit.currency(),
                limit.lastDay());
    }

    private void add(
            SideLimitSql into,
            long row,
            String customer,
            String beside,
            LimitInForce limit,
            String currency,
            OptionalInt lastDay) {
        of(into).start()
                .number(row)
                .text(customer)
                .text(beside)
                .text(LimitColumns.kind(limit))
                .number(minor(limit))
                .text(currency)
                .day(lastDay);
    }

    private Tuples of(SideLimitSql limits) {
        return Objects.requireNonNull(sideLimits.get(limits));
    }

    private static OptionalLong minor(LimitInForce limit) {
        return limit instanceof LimitInForce.Amount(long minor) ? OptionalLong.of(minor) : OptionalLong.empty();
    }

    /** Hands on what is left. */
    public void flush() {
        tuples.flush();
        sideLimits.values().forEach(Tuples::flush);
    }

    long total() {
        return tuples.total();
    }

    long total(SideLimitSql limits) {
        return of(limits).total();
    }
}

package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.staging.Block;
import io.ballast.server.staging.Tuples;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Terms on their way into the temporary table of {@link TermsRecording}. */
public final class TermsRows {
    private static final String COPY = """
        copy staged_terms (row_number, customer_code, limit_kind, limit_minor, currency, terms_days, first_day)
        from stdin (format binary)""";

    private final Tuples tuples;
    private final Tuples companyLimits;

    TermsRows(Consumer<Block> full) {
        this.tuples = new Tuples(COPY, 7, full);
        this.companyLimits = new Tuples(CompanyLimitSql.COPY, 7, full);
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
        companyLimits
                .start()
                .number(limit.row())
                .text(limit.customer())
                .text(limit.ownCompany())
                .text(LimitColumns.kind(limit.limit()))
                .number(minor(limit.limit()))
                .text(limit.currency())
                .day(limit.lastDay());
    }

    private static OptionalLong minor(LimitInForce limit) {
        return limit instanceof LimitInForce.Amount(long minor) ? OptionalLong.of(minor) : OptionalLong.empty();
    }

    /** Hands on what is left. */
    public void flush() {
        tuples.flush();
        companyLimits.flush();
    }

    long total() {
        return tuples.total();
    }

    long companyLimitTotal() {
        return companyLimits.total();
    }
}

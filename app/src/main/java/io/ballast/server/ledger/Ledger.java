package io.ballast.server.ledger;

import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.server.customers.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The book of record: the door of this module. Documents enter through {@link LedgerRecording}. */
@Repository
public class Ledger {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final String REVISION = """
        select revision
        from ledger.revision
        where customer_id = :customer""";

    private static final String COUNT_UP = """
        insert into ledger.revision (customer_id, revision, changed_at)
        values (:customer, 1, now())
        on conflict (customer_id) do update
        set revision = ledger.revision.revision + 1, changed_at = excluded.changed_at""";

    private static final String CURRENCY = """
        select currency
        from ledger.company""";

    private static final String DECIDE_CURRENCY = """
        insert into ledger.company (currency)
        values (:currency)
        on conflict do nothing""";

    private static final String RATES = """
        select currency, day, rate
        from ledger.exchange_rate""";

    private static final String RECORD_RATE = """
        insert into ledger.exchange_rate (currency, day, rate, source)
        values (:currency, :day, :rate, :source)
        on conflict (currency, day) do nothing""";

    /** Of every customer the larger of what was received and what was applied: some sources give only one of them. */
    private static final String TOTALS = "with " + AccountSums.SQL + """
        select coalesce(sum(i.minor), 0)::bigint as invoiced,
          coalesce(sum(greatest(coalesce(r.minor, 0), coalesce(s.cash_minor, 0))), 0)::bigint as received,
          coalesce(sum(greatest(coalesce(m.minor, 0), coalesce(s.credit_minor, 0))), 0)::bigint as credited,
          coalesce(sum(s.given_minor), 0)::bigint as given
        from invoiced i
        full join settled s using (customer_id)
        full join received r using (customer_id)
        full join credited m using (customer_id)""";

    private final JdbcClient jdbc;

    /** Once it is fixed it stays. */
    private volatile Optional<Currency> fixed = Optional.empty();

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often this customer's documents, terms or profile have changed: 0 for a customer without any. */
    public long revision(CustomerId customer) {
        return jdbc.sql(REVISION)
                .param("customer", customer.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Counts a change of a customer that no document made, such as a granted limit, in its transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void countUp(CustomerId customer) {
        jdbc.sql(COUNT_UP).param("customer", customer.value()).update();
    }

    /** The reporting currency, in which every base amount is; nothing before the first import. */
    public Optional<Currency> currency() {
        if (fixed.isPresent()) {
            return fixed;
        }
        Optional<Currency> read =
                jdbc.sql(CURRENCY).query(String.class).optional().map(Currency::of);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            fixed = read;
        }
        return read;
    }

    /** Fixes the reporting currency unless that was done before, and says which it is. */
    public Currency decideCurrency(Currency wanted) {
        jdbc.sql(DECIDE_CURRENCY).param("currency", wanted.code()).update();
        return currency().orElseThrow(() -> new IllegalStateException("The reporting currency was not stored"));
    }

    /** Records a rate from a day on; a rate that is there already for that day stands. */
    public void recordRate(Currency currency, LocalDate day, BigDecimal rate, String source) {
        jdbc.sql(RECORD_RATE)
                .param("currency", currency.code())
                .param("day", day)
                .param("rate", rate)
                .param("source", source)
                .update();
    }

    /** The whole book as of a day, added up from its documents alone. */
    public BookTotals totals(PointInTime at) {
        return jdbc.sql(TOTALS)
                .param("day", at.date())
                .param("knownBy", at.knownBy() == Days.NEVER ? LAST_DAY : Days.date(at.knownBy()))
                .query((row, _) -> new BookTotals(
                        row.getLong("invoiced"),
                        row.getLong("received"),
                        row.getLong("credited"),
                        row.getLong("given")))
                .single();
    }

    /** All rates into this reporting currency. */
    public Rates rates(Currency base) {
        Rates rates = new Rates(base);
        jdbc.sql(RATES).query(row -> {
            rates.put(row.getString("currency"), row.getObject("day", LocalDate.class), row.getBigDecimal("rate"));
        });
        return rates;
    }
}

package io.ballast.server.ledger;

import io.ballast.server.staging.Block;
import io.ballast.server.staging.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records documents in bulk, after the customers and in the same transaction: rows are staged in temporary tables,
 * checked there until no further row falls, and merged. A row of the file is loaded with all that it says, or not at
 * all.
 */
@Component
public class LedgerRecording {
    /** Each round can only reject more rows, and only because of those rejected before. */
    private static final int MOST_ROUNDS = 50;

    private static final String BUMP = """
        insert into ledger.revision (customer_id, revision, changed_at, batch_id)
        select customer_id, 1, now(), :batch
        from touched_customer
        on conflict (customer_id) do update
        set revision = ledger.revision.revision + 1, changed_at = excluded.changed_at, batch_id = excluded.batch_id""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    LedgerRecording(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Creates the temporary tables; {@code full} must copy every block before {@link #record} is called. */
    public DocumentRows open(Consumer<Block> full) {
        for (DocumentTable table : DocumentTable.values()) {
            jdbc.sql(table.create()).update();
        }
        jdbc.sql(SettlementSql.TABLE).update();
        jdbc.sql(DisputeSql.TABLE).update();
        return new DocumentRows(full);
    }

    /** Checks and merges the rows, then counts the changes of the customers touched and says so. */
    public List<Recorded> record(DocumentRows rows, long batch) {
        check(rows);
        List<Recorded> recorded = new ArrayList<>();
        for (DocumentTable table : DocumentTable.values()) {
            if (rows.total(table) > 0) {
                recorded.add(merge(table.table, table.merge(), batch));
            }
        }
        if (rows.settlementTotal() > 0) {
            recorded.add(merge("settlement", SettlementSql.MERGE, batch));
        }
        if (rows.settlementTotal() > 0 || rows.total(DocumentTable.INVOICE) > 0) {
            jdbc.sql(SettlementSql.SET_BASE).update();
        }
        if (rows.disputeTotal() > 0) {
            recorded.add(merge("dispute", DisputeSql.MERGE, batch));
        }
        int customers = jdbc.sql(BUMP).param("batch", batch).update();
        if (customers > 0) {
            events.publishEvent(new DocumentsRecorded(batch, customers));
        }
        return recorded;
    }

    private void check(DocumentRows rows) {
        for (DocumentTable table : DocumentTable.values()) {
            if (rows.total(table) > 0) {
                jdbc.sql("analyze staged_" + table.table).update();
                jdbc.sql(table.rejectUnknownCustomers()).update();
                if (rows.isNamingCompanies(table)) {
                    jdbc.sql(table.rejectUnknownCompanies()).update();
                }
                if (jdbc.sql(table.hasRepeats()).query(Boolean.class).single()) {
                    jdbc.sql(table.rejectRepeats()).update();
                }
            }
        }
        if (rows.total(DocumentTable.INVOICE) > 0) {
            jdbc.sql(SettlementSql.REJECT_SHRUNK_INVOICES).update();
        }
        if (rows.disputeTotal() > 0) {
            jdbc.sql("analyze staged_dispute").update();
            jdbc.sql(DisputeSql.REJECT_UNKNOWN_CUSTOMERS).update();
            jdbc.sql(DisputeSql.REJECT_REPEATS).update();
        }
        if (rows.settlementTotal() > 0) {
            jdbc.sql("analyze staged_settlement").update();
        }
        checkReferences(rows);
    }

    private void checkReferences(DocumentRows rows) {
        int rounds = 0;
        while (isAnyRejected(rows, rounds > 0)) {
            if (++rounds > MOST_ROUNDS) {
                throw new IllegalStateException("Rows still fall after " + MOST_ROUNDS + " rounds of checks");
            }
        }
    }

    /** Stops at the first check that rejects anything, since the next one must not count what was rejected. */
    private boolean isAnyRejected(DocumentRows rows, boolean isRepeated) {
        int rejected = rows.disputeTotal() > 0
                ? jdbc.sql(DisputeSql.REJECT_UNKNOWN_INVOICES).update()
                : 0;
        if (rows.settlementTotal() == 0) {
            return rejected > 0;
        }
        rejected += jdbc.sql(SettlementSql.REJECT_UNKNOWN_INVOICES).update();
        prepareClaims(isRepeated);
        for (String check : SettlementSql.CHECKS) {
            if (rejected == 0) {
                rejected = jdbc.sql(check).update();
            }
        }
        return rejected > 0;
    }

    private void prepareClaims(boolean isRepeated) {
        if (isRepeated) {
            jdbc.sql(SettlementSql.DROP_PAYABLES).update();
            jdbc.sql(SettlementSql.DROP_CLAIMS).update();
        }
        jdbc.sql(SettlementSql.CLAIMS).update();
        jdbc.sql("analyze claim").update();
        jdbc.sql(SettlementSql.PAYABLES).update();
        jdbc.sql("analyze payable").update();
    }

    private Recorded merge(String kind, String sql, long batch) {
        return jdbc.sql(sql)
                .param("batch", batch)
                .query((row, _) ->
                        new Recorded(kind, row.getLong("added"), row.getLong("changed"), row.getLong("unchanged")))
                .single();
    }
}

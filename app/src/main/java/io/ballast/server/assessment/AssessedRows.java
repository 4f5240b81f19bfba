package io.ballast.server.assessment;

import io.ballast.engine.ledger.LedgerCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes batches into the tables of this module on a connection whose transaction belongs to the caller. */
final class AssessedRows {
    private static final String DROP_PACKS = """
        delete from assessment.ledger_pack k
        using unnest(?::bigint[], ?::bigint[]) as anew (customer_id, revision)
        where k.customer_id = anew.customer_id and k.revision = anew.revision and k.version = ?""";

    private static final String DROP_ASSESSMENTS = """
        delete from assessment.assessment
        where run_id = ? and customer_id = any (?)""";

    private static final String DROP_EVIDENCE = """
        delete from assessment.evidence
        where run_id = ? and customer_id = any (?)""";

    private static final String KEEP = """
        insert into assessment.superseded (
          run_id, customer_id, superseded_at, because, points, grade, pd, said, evidence)
        select a.run_id, a.customer_id, clock_timestamp(), ?, a.points, a.grade, a.pd, to_jsonb(a), to_jsonb(e)
        from assessment.assessment a
        join assessment.evidence e on e.run_id = a.run_id and e.customer_id = a.customer_id
        where a.run_id = ? and a.customer_id = any (?)""";

    private static final String COUNT = """
        update assessment.run
        set customers_done = customers_done + ?
        where id = ?
        returning is_cancel_requested""";

    private AssessedRows() {}

    static void write(Connection connection, List<AssessedBatch> batches) throws SQLException {
        CopyBuffer.send(
                connection,
                AssessedCustomer.COPY_ASSESSMENTS,
                batches.stream().map(AssessedBatch::assessments).toList());
        CopyBuffer.send(
                connection,
                AssessedCustomer.COPY_EVIDENCE,
                batches.stream().map(AssessedBatch::evidence).toList());
    }

    /** Adds the packed ledgers of the customers that had no valid one of their revision. */
    static void writePacks(Connection connection, List<AssessedBatch> batches) throws SQLException {
        List<Long> packed =
                batches.stream().flatMap(batch -> batch.packed().stream()).toList();
        if (packed.isEmpty()) {
            return;
        }
        try (PreparedStatement drop = connection.prepareStatement(DROP_PACKS)) {
            drop.setArray(1, connection.createArrayOf("bigint", packed.toArray()));
            drop.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            batches.stream()
                                    .flatMap(batch -> batch.packedRevisions().stream())
                                    .toArray()));
            drop.setInt(3, LedgerCodec.VERSION);
            drop.executeUpdate();
        }
        CopyBuffer.send(
                connection,
                AssessedBatch.COPY_PACKS,
                batches.stream().map(AssessedBatch::packs).toList());
    }

    /** Copies what these customers' rows say into the history, before newer facts replace them. */
    static void keep(Connection connection, long run, List<Long> customers, String because) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, because);
            keep.setLong(2, run);
            keep.setArray(3, connection.createArrayOf("bigint", customers.toArray()));
            keep.executeUpdate();
        }
    }

    static void drop(Connection connection, long run, List<Long> customers) throws SQLException {
        for (String sql : List.of(DROP_ASSESSMENTS, DROP_EVIDENCE)) {
            try (PreparedStatement drop = connection.prepareStatement(sql)) {
                drop.setLong(1, run);
                drop.setArray(2, connection.createArrayOf("bigint", customers.toArray()));
                drop.executeUpdate();
            }
        }
    }

    /** Counts customers as done and says whether someone asked to cancel. */
    static boolean countAndAskWhetherToCancel(Connection connection, long run, int customers) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setInt(1, customers);
            count.setLong(2, run);
            try (ResultSet row = count.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

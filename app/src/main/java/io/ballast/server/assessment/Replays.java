package io.ballast.server.assessment;

import io.ballast.engine.Assessment;
import io.ballast.engine.EngineVersion;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.FactsHash;
import io.ballast.engine.ledger.FactsText;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.value.Text;
import io.ballast.server.assessment.Replayed.Deviation;
import io.ballast.server.assessment.Replayed.Different;
import io.ballast.server.assessment.Replayed.Impossible;
import io.ballast.server.assessment.Replayed.Same;
import io.ballast.server.web.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs assessments again: from the facts that were stored with them and the policy that judged them, with nothing of
 * today. What comes out is put beside what is stored, value by value, by the database itself.
 */
@Component
public class Replays {
    private static final String STORED = """
            select a.customer_id, a.revision, a.facts_hash, e.facts, k.bytes as ledger
            from assessment.assessment a
            join assessment.evidence e on e.run_id = a.run_id and e.customer_id = a.customer_id
            left join assessment.ledger_pack k
              on k.customer_id = a.customer_id and k.revision = a.revision
            where a.run_id = :run and a.customer_id = :customer
            order by k.version desc""";

    private static final List<String> TABLES = List.of("assessment", "evidence");

    private final JdbcClient jdbc;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final Runs runs;
    private final Judgements judgements;

    Replays(JdbcClient jdbc, DataSource database, TransactionTemplate transaction, Runs runs, Judgements judgements) {
        this.jdbc = jdbc;
        this.database = database;
        this.transaction = transaction;
        this.runs = runs;
        this.judgements = judgements;
    }

    private record Stored(
            long customer, long revision, String factsHash, Optional<String> facts, Optional<byte[]> ledger) {
        static Stored of(ResultSet row, int number) throws SQLException {
            return new Stored(
                    row.getLong("customer_id"),
                    row.getLong("revision"),
                    HexFormat.of().formatHex(row.getBytes("facts_hash")),
                    Optional.ofNullable(row.getString("facts")),
                    Optional.ofNullable(row.getBytes("ledger")));
        }

        /** Whether text and ledger are those that the assessment was made from. */
        boolean isIntact() {
            return facts.isPresent()
                    && ledger.isPresent()
                    && FactsHash.of(facts.get(), ledger.get()).equals(factsHash);
        }
    }

    /**
     * Runs one again.
     *
     * @param run its run
     * @param customer key of the customer
     * @return nothing where this run did not assess this customer
     */
    public Optional<Replayed> of(long run, long customer) {
        Optional<Run> known = runs.byId(run);
        List<Stored> stored = jdbc.sql(STORED)
                .param("run", run)
                .param("customer", customer)
                .query(Stored::of)
                .list();
        return known.flatMap(found -> restingOn(stored).map(kept -> replay(found, kept)));
    }

    /** Of a ledger that was packed in several forms, the form that the assessment rests on, or else the latest. */
    private static Optional<Stored> restingOn(List<Stored> forms) {
        return forms.stream()
                .filter(Stored::isIntact)
                .findFirst()
                .or(() -> forms.stream().findFirst());
    }

    /**
     * Runs one of a run again, or of the run in force where none is named.
     *
     * @throws Refusal if there is no such run, or it did not assess this customer
     */
    Asked asked(Optional<Long> run, long customer) {
        long id = run.or(() -> runs.inForce().map(Run::id)).orElseThrow(Refusal::notFound);
        return new Asked(id, of(id, customer).orElseThrow(Refusal::notFound));
    }

    /** A replay and the run it is of. */
    record Asked(long run, Replayed replayed) {}

    private Replayed replay(Run run, Stored stored) {
        Optional<Judgement> judgement = judgements.of(run);
        if (judgement.isEmpty()) {
            return new Impossible(Text.of(
                    "本服务器没有当时的评估政策 " + run.policyHash() + "，或引擎版本不同（当时 " + run.engineVersion() + "，现在 "
                            + EngineVersion.VERSION + "）",
                    "This server has no policy " + run.policyHash() + ", or another engine (then " + run.engineVersion()
                            + ", now " + EngineVersion.VERSION + ")"));
        }
        if (stored.facts().isEmpty() || stored.ledger().isEmpty()) {
            return new Impossible(Text.of(
                    "没有保存当时的" + (stored.facts().isEmpty() ? "客户数据" : "账簿（第 " + stored.revision() + " 次变动）"),
                    stored.facts().isEmpty()
                            ? "The facts of that day were not kept"
                            : "The ledger of revision " + stored.revision() + " was not kept"));
        }
        return replay(
                run,
                stored,
                judgement.get(),
                stored.facts().get(),
                stored.ledger().get());
    }

    private Replayed replay(Run run, Stored stored, Judgement judgement, String text, byte[] ledger) {
        String then = stored.factsHash();
        String now = FactsHash.of(text, ledger);
        CustomerFacts facts;
        try {
            facts = FactsText.parse(text, LedgerCodec.decode(ledger));
        } catch (IllegalArgumentException e) {
            return new Different(
                    List.of(new Deviation("ledger_pack.bytes, evidence.facts", String.valueOf(e.getMessage()), then)));
        }
        if (!then.equals(now)) {
            return new Different(List.of(new Deviation("ledger_pack.bytes, evidence.facts", now, then)));
        }
        Assessment assessment = judgement.assess().apply(facts, ledger);
        var assessed = new AssessedCustomer(
                stored.customer(),
                stored.revision(),
                assessment,
                BookFigures.of(facts, judgement.residue()),
                text,
                facts.previous());
        List<Deviation> compared = transaction.execute(status -> {
            status.setRollbackOnly();
            return compare(run.id(), assessed);
        });
        List<Deviation> different = compared.stream()
                .filter(each -> !each.stored().equals(each.replayed()))
                .toList();
        return different.isEmpty()
                ? new Same(compared.size(), run.engineVersion(), run.policyHash(), then)
                : new Different(different);
    }

    private List<Deviation> compare(long run, AssessedCustomer assessed) {
        var assessment = new CopyBuffer();
        assessed.writeAssessment(run, assessment);
        var evidence = new CopyBuffer();
        assessed.writeEvidence(run, evidence);
        for (String table : TABLES) {
            jdbc.sql("create temporary table replayed_" + table + " (like assessment." + table + ") on commit drop")
                    .update();
        }
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            send(connection, AssessedCustomer.COPY_ASSESSMENTS, "assessment", assessment);
            send(connection, AssessedCustomer.COPY_EVIDENCE, "evidence", evidence);
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot put a replay beside what is stored", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        return TABLES.stream()
                .flatMap(table -> compare(table, run, assessed.customerId()))
                .toList();
    }

    private static void send(Connection connection, String copy, String table, CopyBuffer rows) throws SQLException {
        CopyBuffer.send(
                connection, copy.replace("copy assessment." + table, "copy pg_temp.replayed_" + table), List.of(rows));
    }

    private Stream<Deviation> compare(String table, long run, long customer) {
        List<Deviation> values = jdbc.sql(columnsOf(table))
                .param("run", run)
                .param("customer", customer)
                .query((row, number) ->
                        new Deviation(row.getString("part"), row.getString("stored"), row.getString("replayed")))
                .list();
        boolean isSame = jdbc.sql(imagesOf(table))
                .param("run", run)
                .param("customer", customer)
                .query(Boolean.class)
                .single();
        boolean isExplained = values.stream().anyMatch(each -> !each.stored().equals(each.replayed()));
        return isSame || isExplained
                ? values.stream()
                : Stream.concat(values.stream(), Stream.of(new Deviation(table, "bytes", "other bytes")));
    }

    /** Every column by its name. */
    private static String columnsOf(String table) {
        return """
            select '%1$s.' || kept.key as part, kept.value::text as stored, again.value::text as replayed
            from (select to_jsonb(t) as said from assessment.%1$s t where run_id = :run and customer_id = :customer) a
            cross join (select to_jsonb(t) as said from pg_temp.replayed_%1$s t) b
            cross join lateral jsonb_each(a.said) kept
            join lateral jsonb_each(b.said) again on again.key = kept.key
            order by kept.key""".formatted(table);
    }

    /** The rows as images: two that look the same and are not stored the same way differ here. */
    private static String imagesOf(String table) {
        return """
            select bool_and(t *= r)
            from assessment.%1$s t
            cross join pg_temp.replayed_%1$s r
            where t.run_id = :run and t.customer_id = :customer""".formatted(table);
    }
}

package io.ballast.server.modellab;

import io.ballast.engine.EngineVersion;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.payment.PaymentFigures;
import io.ballast.engine.model.payment.PaymentStudy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Models of days until payment as they are stored. */
@Repository
class PaymentModelRows {
    private static final String ADD = """
        insert into modellab.payment_model (
          request_key, as_of, first_tested, fitted, cases, one_in, figures, is_used_not_due, is_used_overdue, hash,
          model, tried_hash, tried, engine_version, created_by, created_at)
        values (
          :key, :asOf, :firstTested, :fitted, :cases, :oneIn, :figures::json, :notDue, :overdue, :hash, :model,
          :triedHash, :tried, :engine, :by, now())
        on conflict (request_key) do nothing
        returning id""";

    private static final String SHOWN = """
        select id, as_of, first_tested, fitted, cases, one_in, figures::text as figures, is_used_not_due,
          is_used_overdue, hash, engine_version, created_by, created_at
        from modellab.payment_model
        """;

    private static final String NEWEST = """
        select id, as_of, is_used_not_due, is_used_overdue
        from modellab.payment_model
        order by id desc
        limit 1""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PaymentModelRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which model was fitted last, and what it is used for. */
    record Newest(long id, LocalDate asOf, boolean isUsedNotDue, boolean isUsedOverdue) {}

    /**
     * Stores a model.
     *
     * @return its key; empty if there is one of this request already
     */
    OptionalLong add(
            String key,
            LocalDate asOf,
            int oneIn,
            PaymentStudy study,
            PaymentFigures figures,
            DataSet tried,
            String by) {
        KeptDataSet kept = KeptDataSet.of(tried);
        return jdbc.sql(ADD)
                .param("key", key)
                .param("asOf", asOf)
                .param("firstTested", study.firstTested())
                .param("fitted", study.fitted())
                .param("cases", study.cases())
                .param("oneIn", oneIn)
                .param("figures", json.writeValueAsString(figures))
                .param("notDue", figures.notDue().isBetter())
                .param("overdue", figures.overdue().isBetter())
                .param("hash", study.model().hash())
                .param("model", study.model().text())
                .param("triedHash", kept.hash())
                .param("tried", kept.zipped())
                .param("engine", EngineVersion.VERSION)
                .param("by", by)
                .query((row, _) -> row.getLong(1))
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Optional<PaymentRun> find(long id) {
        return jdbc.sql(SHOWN + "where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    Optional<PaymentRun> byKey(String key) {
        return jdbc.sql(SHOWN + "where request_key = :key")
                .param("key", key)
                .query(this::run)
                .optional();
    }

    List<PaymentRun> newest(int most) {
        return jdbc.sql(SHOWN + "order by id desc limit :most")
                .param("most", most)
                .query(this::run)
                .list();
    }

    Optional<Newest> newest() {
        return jdbc.sql(NEWEST)
                .query((row, _) -> new Newest(
                        row.getLong("id"),
                        row.getObject("as_of", LocalDate.class),
                        row.getBoolean("is_used_not_due"),
                        row.getBoolean("is_used_overdue")))
                .optional();
    }

    /** The text of a model. */
    Optional<String> text(long id) {
        return jdbc.sql("select model from modellab.payment_model where id = :id")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** The cases that the figures of a model come from. */
    Optional<DataSet> tried(long id) {
        return jdbc.sql("select tried from modellab.payment_model where id = :id")
                .param("id", id)
                .query((row, _) -> KeptDataSet.read(row.getBytes(1)))
                .optional();
    }

    private PaymentRun run(ResultSet row, int number) throws SQLException {
        return new PaymentRun(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("first_tested", LocalDate.class),
                row.getInt("fitted"),
                row.getInt("cases"),
                row.getInt("one_in"),
                json.readValue(row.getString("figures"), PaymentFigures.class),
                row.getBoolean("is_used_not_due"),
                row.getBoolean("is_used_overdue"),
                row.getString("hash"),
                row.getString("engine_version"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}

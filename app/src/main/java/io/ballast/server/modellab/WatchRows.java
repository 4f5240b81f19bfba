package io.ballast.server.modellab;

import io.ballast.engine.EngineVersion;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.watch.Light;
import io.ballast.engine.model.watch.ScoreWatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the watch as they are stored. */
@Repository
class WatchRows {
    private static final String ADD = """
        insert into modellab.watch_run (
          request_key, as_of, policy_id, model_id, reference_day, definition, refused, figures, light, engine_version,
          created_by, created_at)
        values (
          :key, :asOf, :policy, :model, :reference, :definition::json, :refused::json, :figures::json, :light, :engine,
          :by, now())
        on conflict (request_key) do nothing
        returning id""";

    private static final String ADD_DATA = """
        insert into modellab.watch_data (run_id, part, row_count, hash, packed)
        values (:run, :part, :rows, :hash, :packed)""";

    private static final String SHOWN = """
        select id, as_of, policy_id, model_id, reference_day, definition::text as definition, refused::text as refused,
          figures::text as figures, light, engine_version, created_by, created_at
        from modellab.watch_run
        """;

    private static final TypeReference<LinkedHashMap<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WatchRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is stored beside the figures. */
    record Head(
            String key,
            LocalDate asOf,
            long policyId,
            OptionalLong modelId,
            Optional<LocalDate> referenceDay,
            Map<String, String> definition,
            Map<String, String> refused) {}

    /**
     * Stores a run.
     *
     * @return its key; empty if there is one of this request already
     */
    OptionalLong add(Head head, ScoreWatch figures, Map<WatchRun.Part, KeptDataSet> data, String by) {
        Optional<Long> added = jdbc.sql(ADD)
                .param("key", head.key())
                .param("asOf", head.asOf())
                .param("policy", head.policyId())
                .param("model", head.modelId().isPresent() ? head.modelId().getAsLong() : null, Types.BIGINT)
                .param("reference", head.referenceDay().orElse(null), Types.DATE)
                .param("definition", json.writeValueAsString(head.definition()))
                .param("refused", json.writeValueAsString(head.refused()))
                .param("figures", json.writeValueAsString(figures))
                .param("light", figures.light().name())
                .param("engine", EngineVersion.VERSION)
                .param("by", by)
                .query((row, _) -> row.getLong(1))
                .optional();
        added.ifPresent(run -> data.forEach((part, kept) -> jdbc.sql(ADD_DATA)
                .param("run", run)
                .param("part", part.name())
                .param("rows", kept.set().rows())
                .param("hash", kept.hash())
                .param("packed", kept.zipped())
                .update()));
        return added.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    Optional<WatchRun> find(long id) {
        return jdbc.sql(SHOWN + "where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    Optional<WatchRun> byKey(String key) {
        return jdbc.sql(SHOWN + "where request_key = :key")
                .param("key", key)
                .query(this::run)
                .optional();
    }

    List<WatchRun> newest(int most) {
        return jdbc.sql(SHOWN + "order by id desc limit :most")
                .param("most", most)
                .query(this::run)
                .list();
    }

    /** The observations of a run. */
    Optional<DataSet> load(long run, WatchRun.Part part) {
        return jdbc.sql("select packed from modellab.watch_data where run_id = :run and part = :part")
                .param("run", run)
                .param("part", part.name())
                .query((row, _) -> KeptDataSet.read(row.getBytes(1)))
                .optional();
    }

    private WatchRun run(ResultSet row, int number) throws SQLException {
        long model = row.getLong("model_id");
        return new WatchRun(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getLong("policy_id"),
                model == 0 ? OptionalLong.empty() : OptionalLong.of(model),
                Optional.ofNullable(row.getObject("reference_day", LocalDate.class)),
                json.readValue(row.getString("definition"), WORDS),
                json.readValue(row.getString("refused"), WORDS),
                json.readValue(row.getString("figures"), ScoreWatch.class),
                Light.valueOf(row.getString("light")),
                row.getString("engine_version"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}

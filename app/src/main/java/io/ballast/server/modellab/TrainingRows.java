package io.ballast.server.modellab;

import io.ballast.engine.EngineVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Trainings and their models as they are stored. */
@Repository
class TrainingRows {
    private static final String ADD = """
        insert into modellab.training (
          request_key, data_set_id, seed, plan, test_from, fit_rows, purged_rows, test_rows, test_events,
          engine_version, created_by, created_at)
        values (:key, :set, :seed, :plan::json, :testFrom, :fit, :purged, :test, :events, :engine, :by, now())
        returning id""";

    private static final String ADD_MODEL = """
        insert into modellab.model (training_id, kind, text, hash, report, considered)
        values (:training, :kind, :text, :hash, :report::json, :considered::json)""";

    private static final String ADD_PROMOTION = """
        insert into modellab.promotion (model_id, draft_id, created_by, created_at)
        values (:model, :draft, :by, now())
        on conflict (draft_id) do nothing""";

    private static final String ADD_REPETITION = """
        insert into modellab.repetition (training_id, differing, created_by, created_at)
        values (:training, cast(string_to_array(:differing, ' ') as text[]), :by, now())""";

    private static final String LAST_REPETITION = """
        select created_at, created_by, array_to_string(differing, ' ') as differing
        from modellab.repetition
        where training_id = :training
        order by id desc
        limit 1""";

    private static final String SHOWN = """
        select t.id, t.data_set_id, d.name, t.seed, t.plan::text as plan, t.test_from, t.fit_rows, t.purged_rows,
          t.test_rows, t.test_events, t.engine_version, t.created_by, t.created_at
        from modellab.training t
        join modellab.data_set d on d.id = t.data_set_id
        """;

    private static final String MODELS = """
        select m.id, m.training_id, m.kind, m.hash, m.report::text as report,
          (select max(draft_id) from modellab.promotion p where p.model_id = m.id) as draft_id
        from modellab.model m
        """;

    private static final TypeReference<List<Considered>> CONSIDERED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrainingRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(TrainingOrder order, Split split, String by) {
        return jdbc.sql(ADD)
                .param("key", order.key())
                .param("set", order.dataSet())
                .param("seed", order.seed())
                .param("plan", json.writeValueAsString(order.plan()))
                .param("testFrom", split.testFrom().orElse(null), Types.DATE)
                .param("fit", split.fit().rows())
                .param("purged", split.purged())
                .param("test", split.test().rows())
                .param("events", split.test().sample().events())
                .param("engine", EngineVersion.VERSION)
                .param("by", by)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    void addModel(long training, ModelKind kind, Fitted fitted, Report report) {
        jdbc.sql(ADD_MODEL)
                .param("training", training)
                .param("kind", kind.name())
                .param("text", fitted.text())
                .param("hash", fitted.hash())
                .param("report", json.writeValueAsString(report))
                .param("considered", json.writeValueAsString(fitted.considered()))
                .update();
    }

    void addPromotion(long model, long draft, String by) {
        jdbc.sql(ADD_PROMOTION)
                .param("model", model)
                .param("draft", draft)
                .param("by", by)
                .update();
    }

    void addRepetition(long training, List<ModelKind> differing, String by) {
        jdbc.sql(ADD_REPETITION)
                .param("training", training)
                .param("differing", differing.stream().map(ModelKind::name).collect(Collectors.joining(" ")))
                .param("by", by)
                .update();
    }

    Optional<Repetition> repetition(long training) {
        return jdbc.sql(LAST_REPETITION)
                .param("training", training)
                .query((row, _) -> new Repetition(
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("created_by"),
                        Stream.of(row.getString("differing").split(" "))
                                .filter(kind -> !kind.isEmpty())
                                .map(ModelKind::valueOf)
                                .toList()))
                .optional();
    }

    Optional<Training> find(long id) {
        return one(SHOWN + "where t.id = :id", "id", id);
    }

    Optional<Training> byKey(String key) {
        return one(SHOWN + "where t.request_key = :key", "key", key);
    }

    private Optional<Training> one(String sql, String name, Object value) {
        return jdbc.sql(sql).param(name, value).query(this::training).optional().map(this::withModels);
    }

    List<Training> newest(int most) {
        return jdbc
                .sql(SHOWN + "order by t.id desc limit :most")
                .param("most", most)
                .query(this::training)
                .list()
                .stream()
                .map(this::withModels)
                .toList();
    }

    List<Training> ofDataSet(long dataSet) {
        return jdbc
                .sql(SHOWN + "where t.data_set_id = :set order by t.id desc")
                .param("set", dataSet)
                .query(this::training)
                .list()
                .stream()
                .map(this::withModels)
                .toList();
    }

    Optional<StoredModel> findModel(long id) {
        return jdbc.sql(MODELS + "where m.id = :id")
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** The text of a model. */
    Optional<String> text(long model) {
        return jdbc.sql("select text from modellab.model where id = :id")
                .param("id", model)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** What became of each characteristic; nothing of what is no scorecard. */
    List<Considered> considered(long model) {
        return jdbc.sql("select considered::text from modellab.model where id = :id")
                .param("id", model)
                .query((row, _) -> json.readValue(row.getString(1), CONSIDERED))
                .single();
    }

    private Training withModels(Training training) {
        return training.with(jdbc.sql(MODELS + "where m.training_id = :training order by m.id")
                .param("training", training.id())
                .query(this::stored)
                .list());
    }

    private StoredModel stored(ResultSet row, int number) throws SQLException {
        long draft = row.getLong("draft_id");
        return new StoredModel(
                row.getLong("id"),
                row.getLong("training_id"),
                ModelKind.valueOf(row.getString("kind")),
                row.getString("hash"),
                json.readValue(row.getString("report"), Report.class),
                draft == 0 ? OptionalLong.empty() : OptionalLong.of(draft));
    }

    private Training training(ResultSet row, int number) throws SQLException {
        return new Training(
                row.getLong("id"),
                row.getLong("data_set_id"),
                row.getString("name"),
                row.getLong("seed"),
                json.readValue(row.getString("plan"), Plan.class),
                Optional.ofNullable(row.getObject("test_from", LocalDate.class)),
                row.getInt("fit_rows"),
                row.getInt("purged_rows"),
                row.getInt("test_rows"),
                row.getInt("test_events"),
                row.getString("engine_version"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                List.of());
    }
}

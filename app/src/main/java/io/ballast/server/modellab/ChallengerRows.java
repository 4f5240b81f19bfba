package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.watch.Challenge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Challengers and what they said, as they are stored. */
@Repository
class ChallengerRows {
    private static final String ADD = """
        insert into modellab.challenger (request_key, model_id, purpose, named_by, named_at)
        values (:key, :model, :purpose, :by, now())
        returning id""";

    private static final String END = """
        update modellab.challenger
        set ended_by = :by, ended_at = now(), ended_why = :why
        where id = :id and ended_at is null""";

    private static final String SHOWN = """
        select c.id, c.model_id, m.kind, c.purpose, c.named_by, c.named_at, c.ended_by, c.ended_at, c.ended_why
        from modellab.challenger c
        join modellab.model m on m.id = c.model_id
        """;
    private static final String NEWEST = SHOWN + "order by c.ended_at desc nulls first, c.id desc limit :most";
    private static final String RUNNING = SHOWN + "where c.ended_at is null order by c.id";

    private static final String ADD_CHALLENGE = """
        insert into modellab.challenge (run_id, challenger_id, figures, hash, packed)
        values (:run, :challenger, :figures::json, :hash, :packed)""";

    private static final String LATEST = """
        select run_id, figures::text as figures
        from modellab.challenge
        where challenger_id = :challenger
        order by run_id desc
        limit 1""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChallengerRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a challenger said in a run. */
    record Said(long run, Challenge figures) {}

    /** Lets no other challenger be named until the end of the transaction. */
    void lock() {
        jdbc.sql("lock table modellab.challenger in share row exclusive mode").update();
    }

    long add(String key, long model, String purpose, String by) {
        return jdbc.sql(ADD)
                .param("key", key)
                .param("model", model)
                .param("purpose", purpose)
                .param("by", by)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /** Whether it ran until now. */
    boolean end(long id, String why, String by) {
        return jdbc.sql(END).param("id", id).param("why", why).param("by", by).update() == 1;
    }

    Optional<Challenger> find(long id) {
        return jdbc.sql(SHOWN + "where c.id = :id")
                .param("id", id)
                .query(ChallengerRows::challenger)
                .optional();
    }

    Optional<Challenger> byKey(String key) {
        return jdbc.sql(SHOWN + "where c.request_key = :key")
                .param("key", key)
                .query(ChallengerRows::challenger)
                .optional();
    }

    List<Challenger> running() {
        return jdbc.sql(RUNNING).query(ChallengerRows::challenger).list();
    }

    /** Those that run first. */
    List<Challenger> newest(int most) {
        return jdbc.sql(NEWEST)
                .param("most", most)
                .query(ChallengerRows::challenger)
                .list();
    }

    void addChallenge(long run, long challenger, Challenge figures, DataSet today) {
        KeptDataSet kept = KeptDataSet.of(today);
        jdbc.sql(ADD_CHALLENGE)
                .param("run", run)
                .param("challenger", challenger)
                .param("figures", json.writeValueAsString(figures))
                .param("hash", kept.hash())
                .param("packed", kept.zipped())
                .update();
    }

    /** What it said in the newest run. */
    Optional<Said> latest(long challenger) {
        return jdbc.sql(LATEST)
                .param("challenger", challenger)
                .query((row, _) ->
                        new Said(row.getLong("run_id"), json.readValue(row.getString("figures"), Challenge.class)))
                .optional();
    }

    /** The customers of a run with both scores. */
    Optional<DataSet> load(long run, long challenger) {
        return jdbc.sql("select packed from modellab.challenge where run_id = :run and challenger_id = :challenger")
                .param("run", run)
                .param("challenger", challenger)
                .query((row, _) -> KeptDataSet.read(row.getBytes(1)))
                .optional();
    }

    private static Challenger challenger(ResultSet row, int number) throws SQLException {
        return new Challenger(
                row.getLong("id"),
                row.getLong("model_id"),
                ModelKind.valueOf(row.getString("kind")),
                row.getString("purpose"),
                row.getString("named_by"),
                row.getTimestamp("named_at").toInstant(),
                row.getTimestamp("ended_at") == null
                        ? Optional.empty()
                        : Optional.of(new Challenger.Ended(
                                row.getString("ended_by"),
                                row.getTimestamp("ended_at").toInstant(),
                                row.getString("ended_why"))));
    }
}

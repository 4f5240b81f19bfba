package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.value.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** All runs, and which of them is in force. */
@Repository
class Runs {
    private static final String COLUMNS = """
        select r.id, r.as_of, r.knowledge, r.currency, r.policy_code, r.policy_hash, r.engine_version,
          r.previous_run_id, r.state, r.trigger, r.started_by, r.started_at, r.finished_at,
          r.customers_total, r.customers_done, r.failure, p.run_id is not null as is_in_force
        from assessment.run r
        left join assessment.published p on p.run_id = r.id
        """;

    private static final String BY_ID = COLUMNS + "where r.id = :id";
    private static final String IN_FORCE = COLUMNS + "where p.run_id is not null";
    private static final String PAGE = COLUMNS + """
        where :before < 0 or r.id < :before
        order by r.id desc
        limit :most""";
    private static final String OF_KEY = COLUMNS + """
        where r.as_of = :asOf and r.knowledge = :knowledge and r.policy_hash = :policyHash
          and r.engine_version = :engineVersion and r.currency = :currency
          and r.previous_run_id is not distinct from cast(:previousRun as bigint)
          and r.state = any (:states)
        order by r.id desc
        limit 1""";
    private static final String BEFORE = """
        select id
        from assessment.run
        where state = 'PUBLISHED' and as_of < :asOf and knowledge = :knowledge
        order by as_of desc, id desc
        limit 1""";
    private static final String INSERT = """
        insert into assessment.run (
          as_of, knowledge, policy_code, policy_hash, engine_version, currency, previous_run_id, state, trigger,
          started_by, started_at, indicators, characteristics, best_points, base_points, limit_methods)
        values (:asOf, :knowledge, :policyCode, :policyHash, :engineVersion, :currency, cast(:previousRun as bigint),
          'RUNNING', :trigger, :startedBy, :now, :indicators, :characteristics, :bestPoints, :basePoints, :limitMethods)
        returning id""";
    private static final String RESUME = """
        update assessment.run
        set state = 'RUNNING', failure = null, finished_at = null, is_cancel_requested = false,
          customers_total = :total, customers_done = :done
        where id = :id""";
    private static final String PUBLISH = """
        update assessment.run
        set state = 'PUBLISHED', finished_at = greatest(started_at, :now), customers_total = :customers,
          customers_done = :customers
        where id = :id""";
    private static final String SWITCH = """
        insert into assessment.published (run_id, published_at)
        values (:id, :now)
        on conflict (is_only) do update set run_id = excluded.run_id, published_at = excluded.published_at""";
    private static final String ADD_UP = """
        update assessment.run
        set exposure_minor = (
          select coalesce(sum(a.exposure_minor), 0)
          from assessment.assessment a
          where a.run_id = :id and a.exposure_minor > 0)
        where id = :id""";
    private static final String END = """
        update assessment.run
        set state = :state, failure = cast(:failure as text), finished_at = greatest(started_at, :now)
        where id = :id""";
    /** The reason stands as such in the list: it is the name of a state, in no language. */
    private static final String CUT_OFF = """
        update assessment.run
        set state = 'FAILED', failure = 'INTERRUPTED', finished_at = greatest(started_at, :now)
        where state = 'RUNNING'""";

    private static final String REQUEST_CANCEL = """
        update assessment.run
        set is_cancel_requested = true
        where id = :id and state = 'RUNNING'""";
    private static final int LONGEST_FAILURE = 500;

    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Run> byId(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(Runs::run).optional();
    }

    Optional<Run> inForce() {
        return jdbc.sql(IN_FORCE).query(Runs::run).optional();
    }

    /** Runs, newest first, from the one before this key on. */
    List<Run> page(OptionalLong before, int most) {
        return jdbc.sql(PAGE)
                .param("before", before.orElse(-1))
                .param("most", most)
                .query(Runs::run)
                .list();
    }

    /** The newest run that would say the same of the same facts, in one of these states. */
    Optional<Run> like(RunScope scope, Judgement judgement, Run.State... states) {
        return jdbc.sql(OF_KEY)
                .param("asOf", scope.asOf())
                .param("knowledge", scope.knowledge().name())
                .param("policyHash", judgement.policyHash())
                .param("engineVersion", judgement.engineVersion())
                .param("currency", scope.currency().code())
                .param("previousRun", text(scope.previousRun()))
                .param("states", texts(List.of(states).stream().map(Enum::name).toList()))
                .query(Runs::run)
                .optional();
    }

    /** The published run before this day under the same knowledge. */
    OptionalLong before(LocalDate asOf, Knowledge knowledge) {
        return jdbc.sql(BEFORE)
                .param("asOf", asOf)
                .param("knowledge", knowledge.name())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    long create(RunScope scope, Judgement judgement, Run.Trigger trigger, String startedBy, Instant now) {
        List<Characteristic> characteristics = judgement.scorecard().characteristics();
        return jdbc.sql(INSERT)
                .param("asOf", scope.asOf())
                .param("knowledge", scope.knowledge().name())
                .param("policyCode", judgement.policyCode())
                .param("policyHash", judgement.policyHash())
                .param("engineVersion", judgement.engineVersion())
                .param("currency", scope.currency().code())
                .param("previousRun", text(scope.previousRun()))
                .param("trigger", trigger.name())
                .param("startedBy", startedBy)
                .param("now", at(now))
                .param(
                        "indicators",
                        texts(judgement.catalogue().all().stream()
                                .map(Description::name)
                                .toList()))
                .param(
                        "characteristics",
                        texts(characteristics.stream()
                                .map(Characteristic::indicator)
                                .toList()))
                .param(
                        "bestPoints",
                        new SqlArrayValue(
                                "int4",
                                characteristics.stream()
                                        .map(Characteristic::bestPoints)
                                        .toArray()))
                .param("basePoints", judgement.scorecard().basePoints())
                .param("limitMethods", texts(judgement.limitMethods()))
                .query(Long.class)
                .single();
    }

    void resume(long id, int total, int done) {
        jdbc.sql(RESUME)
                .param("id", id)
                .param("total", total)
                .param("done", done)
                .update();
    }

    void publish(long id, int customers, Instant now) {
        jdbc.sql(PUBLISH)
                .param("id", id)
                .param("customers", customers)
                .param("now", at(now))
                .update();
    }

    /** From now on pages show this run. */
    void takeForce(long id, Instant now) {
        jdbc.sql(ADD_UP).param("id", id).update();
        jdbc.sql(SWITCH).param("id", id).param("now", at(now)).update();
    }

    void fail(long id, String because, Instant now) {
        String shown = because.length() > LONGEST_FAILURE ? because.substring(0, LONGEST_FAILURE) : because;
        end(id, Run.State.FAILED, Optional.of(shown), now);
    }

    /** Ends the runs of processes that were killed; only the holder of the lease can tell which these are. */
    int endCutOff(Instant now) {
        return jdbc.sql(CUT_OFF).param("now", at(now)).update();
    }

    void cancelled(long id, Instant now) {
        end(id, Run.State.CANCELLED, Optional.empty(), now);
    }

    boolean requestCancel(long id) {
        return jdbc.sql(REQUEST_CANCEL).param("id", id).update() == 1;
    }

    private void end(long id, Run.State state, Optional<String> failure, Instant now) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state.name())
                .param("failure", failure.orElse(null))
                .param("now", at(now))
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static @Nullable Long text(OptionalLong value) {
        return boxed(value).orElse(null);
    }

    private static SqlArrayValue texts(List<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    private static Run run(ResultSet row, int index) throws SQLException {
        long previous = row.getLong("previous_run_id");
        OptionalLong previousRun = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(previous);
        return new Run(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                Knowledge.valueOf(row.getString("knowledge")),
                Currency.of(row.getString("currency")),
                row.getString("policy_code"),
                row.getString("policy_hash"),
                row.getString("engine_version"),
                previousRun,
                Run.State.valueOf(row.getString("state")),
                Run.Trigger.valueOf(row.getString("trigger")),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("customers_total"),
                row.getInt("customers_done"),
                Optional.ofNullable(row.getString("failure")),
                row.getBoolean("is_in_force"));
    }
}

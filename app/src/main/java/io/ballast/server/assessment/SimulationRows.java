package io.ballast.server.assessment;

import io.ballast.engine.EngineVersion;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Simulations as they are stored. */
@Repository
class SimulationRows {
    private static final int BATCH = 1_000;

    private static final String ADD = """
        insert into assessment.simulation (
          draft_id, draft_hash, compared_code, compared_hash, as_of, knowledge, currency, engine_version, started_by,
          finished_at, customers, from_limit_minor, to_limit_minor, from_warnings, to_warnings)
        values (
          :draft, :draftHash, :comparedCode, :comparedHash, :asOf, :knowledge, :currency, :engine, :by, :now,
          :customers, :fromLimit, :toLimit, :fromWarnings, :toWarnings)
        returning id""";

    private static final String ADD_CELL = """
        insert into assessment.simulated_grades (simulation_id, from_grade, to_grade, customers, exposure_minor)
        values (?, ?, ?, ?, ?)""";

    private static final String ADD_RULE = """
        insert into assessment.simulated_rule (simulation_id, rule, added, dropped)
        values (?, ?, ?, ?)""";

    private static final String ADD_CHANGE = """
        insert into assessment.simulated_change (
          simulation_id, customer_id, from_points, to_points, from_grade, to_grade, from_limit_minor, to_limit_minor,
          exposure_minor, added, dropped)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SHOWN = """
        select s.id, s.draft_id, s.draft_hash, s.compared_code, s.compared_hash, s.as_of, s.currency, s.started_by,
          s.finished_at, s.customers, s.from_limit_minor, s.to_limit_minor, s.from_warnings, s.to_warnings,
          g.better, g.worse, g.better_minor, g.worse_minor, c.changed
        from assessment.simulation s
        cross join lateral (
          select coalesce(sum(customers) filter (where to_grade < from_grade), 0)::int as better,
            coalesce(sum(customers) filter (where to_grade > from_grade), 0)::int as worse,
            coalesce(sum(exposure_minor) filter (where to_grade < from_grade), 0)::bigint as better_minor,
            coalesce(sum(exposure_minor) filter (where to_grade > from_grade), 0)::bigint as worse_minor
          from assessment.simulated_grades
          where simulation_id = s.id) g
        cross join lateral (
          select count(*)::int as changed
          from assessment.simulated_change
          where simulation_id = s.id) c
        """;
    private static final String BY_ID = SHOWN + "where s.id = :id";
    private static final String OF_DRAFT = SHOWN + "where s.draft_id = :draft order by s.id desc limit 50";

    private static final String CELLS = """
        select from_grade, to_grade, customers, exposure_minor
        from assessment.simulated_grades
        where simulation_id = :id
        order by from_grade, to_grade""";

    private static final String RULES = """
        select rule, added, dropped
        from assessment.simulated_rule
        where simulation_id = :id
        order by added + dropped desc, rule""";

    private static final String CHANGES = """
        select s.customer_id, c.code, c.name, s.from_points, s.to_points, s.from_grade, s.to_grade, s.from_limit_minor,
          s.to_limit_minor, s.exposure_minor, s.added, s.dropped
        from assessment.simulated_change s
        join customers.customer c on c.id = s.customer_id
        where s.simulation_id = :id
        order by abs(s.to_grade - s.from_grade) desc,
          abs(coalesce(s.to_limit_minor, 0) - coalesce(s.from_limit_minor, 0)) desc,
          abs(s.to_points - s.from_points) desc, s.customer_id
        limit :most""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SimulationRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Whoever starts a simulation does so alone, until the transaction ends. */
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('assessment.simulation'))")
                .query((row, _) -> row.getRow())
                .single();
    }

    /** How many customers go from one grade to another, and what they owe. */
    record Cell(Grade from, Grade to, int customers, long exposureMinor) {}

    /** What a rule raises more, and no longer. */
    record Rule(String rule, int added, int dropped) {}

    /** A customer that stands differently. */
    record Change(
            long customerId,
            String code,
            String name,
            int fromPoints,
            int toPoints,
            Grade fromGrade,
            Grade toGrade,
            OptionalLong fromLimitMinor,
            OptionalLong toLimitMinor,
            long exposureMinor,
            List<String> added,
            List<String> dropped) {
        boolean isWorse() {
            return toGrade.isWorseThan(fromGrade);
        }

        boolean isBetter() {
            return fromGrade.isWorseThan(toGrade);
        }
    }

    @Transactional
    long add(
            long draft,
            Judgement tried,
            Judgement compared,
            RunScope scope,
            SimulationTally tally,
            String startedBy,
            Instant now) {
        long id = jdbc.sql(ADD)
                .param("draft", draft)
                .param("draftHash", tried.policyHash())
                .param("comparedCode", compared.policy().toString())
                .param("comparedHash", compared.policyHash())
                .param("asOf", scope.asOf())
                .param("knowledge", scope.knowledge().name())
                .param("currency", scope.currency().code())
                .param("engine", EngineVersion.VERSION)
                .param("by", startedBy)
                .param("now", Runs.at(now))
                .param("customers", tally.customers())
                .param("fromLimit", tally.fromLimitMinor())
                .param("toLimit", tally.toLimitMinor())
                .param("fromWarnings", tally.fromWarnings())
                .param("toWarnings", tally.toWarnings())
                .query(Long.class)
                .single();
        tally.cells()
                .forEach((move, cell) -> batches.update(
                        ADD_CELL, id, move.from().rank(), move.to().rank(), cell.customers(), cell.exposureMinor()));
        tally.rules().forEach((rule, moved) -> batches.update(ADD_RULE, id, rule, moved.added(), moved.dropped()));
        batches.batchUpdate(ADD_CHANGE, tally.changed(), BATCH, (row, customer) -> {
            row.setLong(1, id);
            row.setLong(2, customer.customerId());
            row.setInt(3, customer.fromPoints());
            row.setInt(4, customer.toPoints());
            row.setInt(5, customer.fromGrade().rank());
            row.setInt(6, customer.toGrade().rank());
            row.setObject(7, boxed(customer.fromLimitMinor()), Types.BIGINT);
            row.setObject(8, boxed(customer.toLimitMinor()), Types.BIGINT);
            row.setLong(9, customer.exposureMinor());
            row.setArray(
                    10,
                    row.getConnection().createArrayOf("text", customer.added().toArray()));
            row.setArray(
                    11,
                    row.getConnection().createArrayOf("text", customer.dropped().toArray()));
        });
        return id;
    }

    private static @Nullable Long boxed(OptionalLong amount) {
        return amount.isPresent() ? Long.valueOf(amount.getAsLong()) : null;
    }

    Optional<Simulation> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(SimulationRows::simulation).optional();
    }

    /** The newest first. */
    List<Simulation> ofDraft(long draft) {
        return jdbc.sql(OF_DRAFT)
                .param("draft", draft)
                .query(SimulationRows::simulation)
                .list();
    }

    List<Cell> cells(long id) {
        return jdbc.sql(CELLS)
                .param("id", id)
                .query((row, index) -> new Cell(
                        grade(row, "from_grade"),
                        grade(row, "to_grade"),
                        row.getInt("customers"),
                        row.getLong("exposure_minor")))
                .list();
    }

    List<Rule> rules(long id) {
        return jdbc.sql(RULES)
                .param("id", id)
                .query((row, index) -> new Rule(row.getString("rule"), row.getInt("added"), row.getInt("dropped")))
                .list();
    }

    /** Those that change most first. */
    List<Change> changes(long id, int most) {
        try (Stream<Change> changes = changes(id, (long) most)) {
            return changes.toList();
        }
    }

    /** The same, row by row; to be closed. */
    Stream<Change> changes(long id, long most) {
        return jdbc.sql(CHANGES).param("id", id).param("most", most).query(SimulationRows::change).stream();
    }

    private static Simulation simulation(ResultSet row, int index) throws SQLException {
        return new Simulation(
                row.getLong("id"),
                row.getLong("draft_id"),
                row.getString("draft_hash"),
                row.getString("compared_code"),
                row.getString("compared_hash"),
                row.getObject("as_of", LocalDate.class),
                Currency.of(row.getString("currency")),
                row.getString("started_by"),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                row.getInt("customers"),
                row.getInt("better"),
                row.getInt("worse"),
                row.getLong("better_minor"),
                row.getLong("worse_minor"),
                row.getInt("changed"),
                row.getLong("from_limit_minor"),
                row.getLong("to_limit_minor"),
                row.getInt("from_warnings"),
                row.getInt("to_warnings"));
    }

    private static Change change(ResultSet row, int index) throws SQLException {
        return new Change(
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getInt("from_points"),
                row.getInt("to_points"),
                grade(row, "from_grade"),
                grade(row, "to_grade"),
                amount(row, "from_limit_minor"),
                amount(row, "to_limit_minor"),
                row.getLong("exposure_minor"),
                texts(row.getArray("added")),
                texts(row.getArray("dropped")));
    }

    private static Grade grade(ResultSet row, String column) throws SQLException {
        return Grade.values()[row.getInt(column) - 1];
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

package io.ballast.server.assessment;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.DataDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the run in force said of one customer and why, and what the runs before it said. */
@Repository
class CustomerVerdicts implements DataDay {
    private static final String RUN = """
        select r.id, r.as_of, r.policy_code, r.knowledge
        from assessment.published p
        join assessment.run r on r.id = p.run_id""";

    private static final String EVIDENCE = """
        select r.id, r.as_of, r.policy_code, r.knowledge, r.policy_hash, r.currency, r.indicators, r.characteristics,
          r.best_points, r.base_points, r.limit_methods, a.grade, a.computed_grade, a.basis, a.points,
          a.previous_points, coalesce(a.previous_grade, 0) as previous_grade, a.pd, a.coverage, a.staleness_days,
          a.limit_kind, a.limit_minor, a.exposure_minor, a.utilisation, a.balance_minor, a.overdue_minor,
          a.oldest_overdue_days, a.sales_90_minor, a.recommended_limit_minor, a.worst_severity,
          cardinality(a.warning_rules) as warnings, e.readings, e.lacks, e.points as given, e.bands, e.proposals,
          e.warnings as fired, o.until as overridden_until, a.default_minor, a.default_days, a.probation_until
        from assessment.published p
        join assessment.run r on r.id = p.run_id
        join assessment.assessment a on a.run_id = r.id and a.customer_id = :customer
        join assessment.evidence e on e.run_id = r.id and e.customer_id = :customer
        left join assessment.grade_override o
          on o.customer_id = :customer and o.lifted_at is null and o.valid_from <= r.as_of and o.until >= r.as_of""";

    private static final String HISTORY = """
        select distinct on (r.as_of) r.as_of, a.points, a.grade
        from assessment.run r
        join assessment.assessment a on a.run_id = r.id and a.customer_id = :customer
        where r.state = 'PUBLISHED' and r.as_of <= :to
        order by r.as_of desc, r.id desc
        limit :most""";

    private static final String INDICATOR = """
        select distinct on (r.as_of) r.as_of, e.readings[array_position(r.indicators, :indicator)] as value
        from assessment.run r
        join assessment.evidence e on e.run_id = r.id and e.customer_id = :customer
        where r.state = 'PUBLISHED' and r.as_of <= :to
        order by r.as_of desc, r.id desc
        limit :most""";

    /** Five years of months and the days between. */
    private static final int MOST_POINTS = 120;

    private final JdbcClient jdbc;
    private final Scales scales;

    CustomerVerdicts(JdbcClient jdbc, Scales scales) {
        this.jdbc = jdbc;
        this.scales = scales;
    }

    /** What a run said on its day. */
    record Past(LocalDate asOf, int points, Grade grade) {}

    /** What an indicator read on the day of a run, if it read anything. */
    record PastReading(LocalDate asOf, OptionalDouble value) {}

    /** The run in force. */
    Optional<RunInForce> run() {
        return jdbc.sql(RUN).query((row, _) -> run(row)).optional();
    }

    @Override
    public Optional<PointInTime> inForce() {
        return run().map(run ->
                PointInTime.of(run.asOf(), run.isAsKnownThen() ? Knowledge.AS_KNOWN_THEN : Knowledge.AS_KNOWN_NOW));
    }

    /** What the run in force said of a customer; nothing of one added since. */
    Optional<Evidence> of(long customer) {
        return jdbc.sql(EVIDENCE)
                .param("customer", customer)
                .query((row, _) -> evidence(row))
                .optional();
    }

    /** Points and grade by day, oldest first. */
    List<Past> history(long customer, LocalDate to) {
        return jdbc.sql(HISTORY)
                .param("customer", customer)
                .param("to", to)
                .param("most", MOST_POINTS)
                .query((row, _) -> new Past(
                        row.getObject("as_of", LocalDate.class),
                        row.getInt("points"),
                        Grade.values()[row.getInt("grade") - 1]))
                .list()
                .reversed();
    }

    /** One indicator by day, oldest first. */
    List<PastReading> history(long customer, String indicator, LocalDate to) {
        return jdbc.sql(INDICATOR)
                .param("customer", customer)
                .param("indicator", indicator)
                .param("to", to)
                .param("most", MOST_POINTS)
                .query((row, _) -> {
                    Double value = row.getObject("value", Double.class);
                    return new PastReading(
                            row.getObject("as_of", LocalDate.class),
                            value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
                })
                .list()
                .reversed();
    }

    private static RunInForce run(ResultSet row) throws SQLException {
        return new RunInForce(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getString("policy_code"),
                row.getString("knowledge").equals(Knowledge.AS_KNOWN_THEN.name()));
    }

    private Evidence evidence(ResultSet row) throws SQLException {
        Map<String, Reading> readings = Evidence.readings(
                (String[]) row.getArray("indicators").getArray(),
                (Double[]) row.getArray("readings").getArray(),
                (Short[]) row.getArray("lacks").getArray());
        Score score = Evidence.score(
                row.getInt("points"),
                row.getInt("base_points"),
                (String[]) row.getArray("characteristics").getArray(),
                (Integer[]) row.getArray("given").getArray(),
                (Integer[]) row.getArray("best_points").getArray(),
                (String[]) row.getArray("bands").getArray(),
                readings,
                row.getDouble("coverage"),
                row.getInt("staleness_days"));
        String policyHash = row.getString("policy_hash");
        Currency currency = Currency.of(row.getString("currency"));
        return new Evidence(
                run(row),
                policyHash,
                currency,
                CustomerLines.verdict(row, scales.of(policyHash, currency)),
                GradeInForce.of(row, score),
                row.getInt("previous_grade"),
                row.getInt("staleness_days"),
                readings,
                Evidence.proposals((String[]) row.getArray("limit_methods").getArray(), (Long[])
                        row.getArray("proposals").getArray()),
                row.getString("fired"));
    }
}

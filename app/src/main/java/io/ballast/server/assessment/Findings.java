package io.ballast.server.assessment;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.scoring.GradeRange;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.Reason;
import io.ballast.engine.scoring.ReasonCodes;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.Warning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a whole run found, customer by customer: the door for reports. It lists the customers the books knew by the
 * run's day: those with a document dated and recorded by then, or a customer since an earlier day. A customer who
 * first appears in later documents is later information, and is not listed.
 */
@Repository
public class Findings {
    private static final int PAGE = 1_000;

    private static final String ROWS = """
        select c.code, c.name, a.points, a.grade, a.computed_grade, a.basis, a.pd, a.coverage, a.staleness_days,
          a.limit_kind, a.limit_minor, a.recommended_limit_minor, a.balance_minor, a.buckets_minor, a.overdue_minor,
          a.unapplied_cash_minor, a.unapplied_credit_minor, a.exposure_minor, a.sales_90_minor, a.oldest_overdue_days,
          r.currency, r.indicators, r.characteristics, r.best_points, r.base_points, e.readings, e.lacks,
          e.points as given, e.bands, e.warnings, o.until as overridden_until, a.default_minor, a.default_days,
          a.probation_until
        from assessment.run r
        join assessment.assessment a on a.run_id = r.id
        join assessment.evidence e on e.run_id = r.id and e.customer_id = a.customer_id
        join customers.customer c on c.id = a.customer_id
        left join assessment.grade_override o
          on o.customer_id = c.id and o.lifted_at is null and o.valid_from <= r.as_of and o.until >= r.as_of
        where r.id = :run and r.state = 'PUBLISHED' and c.code > :after
          and (c.since <= r.as_of
            or exists (
              select 1
              from ledger.invoice d
              where d.customer_id = c.id and greatest(d.issued_on, d.known_on) <= r.as_of)
            or exists (
              select 1
              from ledger.receipt d
              where d.customer_id = c.id and greatest(d.received_on, d.known_on) <= r.as_of)
            or exists (
              select 1
              from ledger.credit_memo d
              where d.customer_id = c.id and greatest(d.issued_on, d.known_on) <= r.as_of)
            or exists (
              select 1
              from ledger.sales_order d
              where d.customer_id = c.id and greatest(d.ordered_on, d.known_on) <= r.as_of)
            or exists (
              select 1
              from ledger.delivery d
              where d.customer_id = c.id and greatest(d.delivered_on, d.known_on) <= r.as_of))
        order by c.code
        limit :page""";

    private final JdbcClient jdbc;
    private final Judgements judgements;
    private final Scales scales;
    private final JsonMapper json;

    Findings(JdbcClient jdbc, Judgements judgements, Scales scales, JsonMapper json) {
        this.jdbc = jdbc;
        this.judgements = judgements;
        this.scales = scales;
        this.json = json;
    }

    /** Hands over each customer of a published run, in the order of their codes. */
    public void forEach(Run run, Consumer<Finding> reader) {
        Optional<Judgement> judgement = judgements.of(run);
        MasterScale scale = scales.of(run.policyHash(), run.currency());
        String after = "";
        boolean isMore = true;
        while (isMore) {
            List<Finding> page = jdbc.sql(ROWS)
                    .param("run", run.id())
                    .param("after", after)
                    .param("page", PAGE)
                    .query((row, _) -> finding(row, judgement, scale))
                    .list();
            page.forEach(reader);
            isMore = page.size() == PAGE;
            after = isMore ? page.getLast().code() : after;
        }
    }

    private Finding finding(ResultSet row, Optional<Judgement> judgement, MasterScale scale) throws SQLException {
        Grade grade = Grade.values()[row.getInt("grade") - 1];
        GradeRange range = scale.of(grade);
        Map<String, Reading> readings = Evidence.readings(
                (String[]) row.getArray("indicators").getArray(),
                (Double[]) row.getArray("readings").getArray(),
                (Short[]) row.getArray("lacks").getArray());
        Currency currency = Currency.of(row.getString("currency"));
        var standing = GradeInForce.of(row, score(row, readings));
        List<Reason> reasons =
                judgement.map(known -> reasons(standing.score(), known)).orElse(List.of());
        return new Finding(
                row.getString("code"),
                row.getString("name"),
                row.getInt("points"),
                grade,
                range.customerClass(),
                range.riskLevel(),
                row.getDouble("pd"),
                judgement.flatMap(known -> standing.because(known, currency)),
                judgement.flatMap(standing::next),
                row.getDouble("coverage"),
                CustomerLines.limit(row.getInt("limit_kind"), row.getLong("limit_minor")),
                CustomerLines.optional(row.getObject("recommended_limit_minor", Long.class)),
                new Finding.Money(
                        row.getLong("balance_minor"),
                        Arrays.asList((Long[]) row.getArray("buckets_minor").getArray()),
                        row.getLong("overdue_minor"),
                        row.getLong("unapplied_cash_minor"),
                        row.getLong("unapplied_credit_minor"),
                        row.getLong("exposure_minor"),
                        row.getLong("sales_90_minor"),
                        row.getInt("oldest_overdue_days")),
                reasons,
                reasons.stream()
                        .filter(reason -> readings.get(reason.code()) instanceof Reading.Value)
                        .toList(),
                warnings(row));
    }

    private static Score score(ResultSet row, Map<String, Reading> readings) throws SQLException {
        return Evidence.score(
                row.getInt("points"),
                row.getInt("base_points"),
                (String[]) row.getArray("characteristics").getArray(),
                (Integer[]) row.getArray("given").getArray(),
                (Integer[]) row.getArray("best_points").getArray(),
                (String[]) row.getArray("bands").getArray(),
                readings,
                row.getDouble("coverage"),
                row.getInt("staleness_days"));
    }

    private static List<Reason> reasons(Score score, Judgement judgement) {
        return ReasonCodes.of(
                score,
                judgement.scorecard(),
                judgement.catalogue(),
                judgement.scorecard().characteristics().size());
    }

    private List<Warning> warnings(ResultSet row) throws SQLException {
        return WarningJson.read(json, row.getString("warnings")).stream()
                .sorted(Comparator.comparing(Warning::severity).reversed())
                .toList();
    }
}

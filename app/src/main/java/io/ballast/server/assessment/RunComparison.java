package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What two runs say differently of the customers a viewer may know of. */
@Repository
class RunComparison {
    private static final String PAIRS = """
        with pair as (
          select t.customer_id, c.code, c.name, f.points as from_points, t.points as to_points, f.grade as from_grade,
            t.grade as to_grade, coalesce(f.exposure_minor, 0) as from_exposure_minor,
            t.exposure_minor as to_exposure_minor, coalesce(f.overdue_minor, 0) as from_overdue_minor,
            t.overdue_minor as to_overdue_minor
          from assessment.assessment t
          join customers.customer c on c.id = t.customer_id
          left join assessment.assessment f on f.run_id = :from and f.customer_id = t.customer_id
          where t.run_id = :to
            and\s""" + CustomerScope.CONDITION + """
        )
        """;

    private static final String SUMS = PAIRS + """
        select count(*) as customers, count(*) filter (where to_grade < from_grade) as better,
          count(*) filter (where to_grade = from_grade) as same, count(*) filter (where to_grade > from_grade) as worse,
          count(*) filter (where from_grade is null) as added,
          coalesce(sum(from_exposure_minor), 0)::bigint as from_exposure_minor,
          coalesce(sum(to_exposure_minor), 0)::bigint as to_exposure_minor,
          coalesce(sum(from_overdue_minor), 0)::bigint as from_overdue_minor,
          coalesce(sum(to_overdue_minor), 0)::bigint as to_overdue_minor
        from pair""";

    private static final String ROWS = PAIRS + """
        select customer_id, code, name, from_points, to_points, from_grade, to_grade, from_exposure_minor,
          to_exposure_minor, from_overdue_minor, to_overdue_minor
        from pair
        where from_grade is not null
          and (from_points, from_grade, from_exposure_minor) is distinct from (to_points, to_grade, to_exposure_minor)
        order by abs(to_grade - from_grade) desc, abs(to_points - from_points) desc, to_exposure_minor desc, customer_id
        limit :most""";

    private final JdbcClient jdbc;

    RunComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many customers stand better, the same, worse or are new, and what they owe. */
    record Sums(
            int customers,
            int better,
            int same,
            int worse,
            int added,
            long fromExposureMinor,
            long toExposureMinor,
            long fromOverdueMinor,
            long toOverdueMinor) {}

    /** One customer in both. */
    record Pair(
            long customerId,
            String code,
            String name,
            int fromPoints,
            int toPoints,
            Grade fromGrade,
            Grade toGrade,
            long fromExposureMinor,
            long toExposureMinor,
            long fromOverdueMinor,
            long toOverdueMinor) {
        boolean isWorse() {
            return toGrade.isWorseThan(fromGrade);
        }

        boolean isBetter() {
            return fromGrade.isWorseThan(toGrade);
        }
    }

    Sums sums(long from, long to, CurrentUser user) {
        return pairs(SUMS, from, to, user)
                .query((row, index) -> new Sums(
                        row.getInt("customers"),
                        row.getInt("better"),
                        row.getInt("same"),
                        row.getInt("worse"),
                        row.getInt("added"),
                        row.getLong("from_exposure_minor"),
                        row.getLong("to_exposure_minor"),
                        row.getLong("from_overdue_minor"),
                        row.getLong("to_overdue_minor")))
                .single();
    }

    /** Those that changed, most first. */
    List<Pair> changed(long from, long to, CurrentUser user, int most) {
        return pairs(ROWS, from, to, user)
                .param("most", most)
                .query(RunComparison::pair)
                .list();
    }

    private JdbcClient.StatementSpec pairs(String sql, long from, long to, CurrentUser user) {
        return jdbc.sql(sql).param("from", from).param("to", to).params(CustomerScope.parameters(user));
    }

    private static Pair pair(ResultSet row, int index) throws SQLException {
        return new Pair(
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getInt("from_points"),
                row.getInt("to_points"),
                Grade.values()[row.getInt("from_grade") - 1],
                Grade.values()[row.getInt("to_grade") - 1],
                row.getLong("from_exposure_minor"),
                row.getLong("to_exposure_minor"),
                row.getLong("from_overdue_minor"),
                row.getLong("to_overdue_minor"));
    }
}

package io.ballast.server.portfolio;

import io.ballast.engine.portfolio.Concentration;
import io.ballast.engine.portfolio.Holding;
import io.ballast.engine.value.Grade;
import io.ballast.server.assessment.BooksStates;
import io.ballast.server.assessment.Remembered;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums, lists and distributions of cuts of a run, within what the viewer may see. */
@Repository
class AssessedCustomers {
    /** In what order a list stands. */
    enum Sort {
        MEASURE,
        ATTENTION,
        EXPOSURE,
        OVERDUE,
        DAYS,
        GRADE,
        NAME
    }

    /** Customers and exposure of one grade. */
    record GradeSum(Grade grade, int customers, long exposureMinor) {}

    /** Customers and exposure of those a rule warns of. */
    record RuleSum(String rule, int customers, long exposureMinor) {}

    /** Customers a worry is about, and the amount that is added up for it. */
    record WorrySum(Worry worry, int customers, long measureMinor) {}

    /** Customers and exposure that went from one grade, empty for new ones, to another. */
    record MoveSum(Optional<Grade> from, Grade to, int customers, long exposureMinor) {}

    /** Concentration of exposure by customer and by group. */
    record Concentrations(Concentration byCustomer, Concentration byGroup) {}

    private static final int BUCKETS = 7;

    private static final int MOST_REMEMBERED = 500;
    private static final int MOST_LINES_REMEMBERED = 100;

    /** Each holds the name of every debtor. */
    private static final int MOST_CONCENTRATIONS = 4;

    private final JdbcClient jdbc;
    private final BooksStates states;
    private final Remembered<Asked, Sums> sums = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, List<CustomerLine>> rows = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, List<AgeingLine>> ageing = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, Integer> lines = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, List<GradeSum>> grades = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, List<WorrySum>> worries = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, List<RuleSum>> rules = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, List<MoveSum>> moves = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Asked, Concentrations> concentrations = new Remembered<>(MOST_CONCENTRATIONS);

    AssessedCustomers(JdbcClient jdbc, BooksStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    /** A question to a run; what else it depends on comes last. */
    private record Asked(long run, Cut cut, DataScope scope, List<Object> rest) {
        static Asked of(long run, Cut cut, CurrentUser user, Object... rest) {
            return new Asked(run, cut, user.scope(), List.of(rest));
        }
    }

    /** A past run and the one a cut looks back at count too. */
    private String state(long run, Cut cut) {
        return states.ofRuns(run, cut.move().map(Cut.Move::run).orElse(run));
    }

    /** The sums of a cut, and the same by age. */
    private record Sums(CutTotals totals, AgeingLine ageing) {}

    CutTotals totals(long run, Cut cut, CurrentUser user) {
        return sums(run, cut, user).totals();
    }

    /** All of a cut in one line. */
    AgeingLine ageing(long run, Cut cut, CurrentUser user) {
        return sums(run, cut, user).ageing();
    }

    private Sums sums(long run, Cut cut, CurrentUser user) {
        return sums.of(
                Asked.of(run, cut, user),
                state(run, cut),
                () -> picked(CustomerSql.TOTALS, run, cut, user)
                        .query((row, index) -> new Sums(cutTotals(row), ageingLine(row, index)))
                        .single());
    }

    private static CutTotals cutTotals(ResultSet row) throws SQLException {
        return new CutTotals(
                row.getInt("customers"),
                row.getLong("measure_minor"),
                row.getLong("exposure_minor"),
                row.getLong("balance_minor"),
                row.getLong("not_due_minor"),
                row.getLong("overdue_minor"),
                row.getLong("unapplied_minor"),
                row.getLong("sales_minor"),
                Math.round(row.getDouble("defaulting_minor")));
    }

    /** All worries, each with the sums of the list behind it. */
    List<WorrySum> worries(long run, CurrentUser user) {
        Cut all = Cut.everyone();
        return worries.of(
                Asked.of(run, all, user),
                state(run, all),
                () -> picked(CustomerSql.WORRIES, run, all, user)
                        .query(AssessedCustomers::worrySums)
                        .single());
    }

    private static List<WorrySum> worrySums(ResultSet row, int index) throws SQLException {
        List<WorrySum> sums = new ArrayList<>();
        for (Worry worry : Worry.values()) {
            int column = 2 * worry.ordinal() + 1;
            sums.add(new WorrySum(worry, row.getInt(column), row.getLong(column + 1)));
        }
        return List.copyOf(sums);
    }

    List<CustomerLine> rows(long run, Cut cut, CurrentUser user, Sort sort, int most, int skip) {
        return most > MOST_LINES_REMEMBERED
                ? listed(run, cut, user, sort, most, skip)
                : rows.of(
                        Asked.of(run, cut, user, sort, most, skip),
                        state(run, cut),
                        () -> listed(run, cut, user, sort, most, skip));
    }

    private List<CustomerLine> listed(long run, Cut cut, CurrentUser user, Sort sort, int most, int skip) {
        return picked(CustomerSql.ROWS, run, cut, user)
                .param("sort", sort.name())
                .param("most", most)
                .param("skip", skip)
                .query(AssessedCustomers::line)
                .list();
    }

    /** One line for each value of a dimension, most overdue first. */
    List<AgeingLine> ageing(long run, Cut cut, Dimension by, CurrentUser user, int most, int skip) {
        return ageing.of(
                Asked.of(run, cut, user, by, most, skip),
                state(run, cut),
                () -> dimensioned(CustomerSql.AGEING, run, cut, by, user)
                        .param("most", most)
                        .param("skip", skip)
                        .query(AssessedCustomers::ageingLine)
                        .list());
    }

    /** How many values of a dimension there are. */
    int lines(long run, Dimension by, CurrentUser user) {
        Cut all = Cut.everyone();
        return lines.of(
                Asked.of(run, all, user, by),
                state(run, all),
                () -> dimensioned(CustomerSql.LINES, run, all, by, user)
                        .query(Integer.class)
                        .single());
    }

    List<GradeSum> grades(long run, Cut cut, CurrentUser user) {
        return grades.of(
                Asked.of(run, cut, user),
                state(run, cut),
                () -> picked(CustomerSql.GRADES, run, cut, user)
                        .query((row, index) -> new GradeSum(
                                grade(row.getInt("grade")), row.getInt("customers"), row.getLong("exposure_minor")))
                        .list());
    }

    List<RuleSum> rules(long run, Cut cut, CurrentUser user) {
        return rules.of(
                Asked.of(run, cut, user),
                state(run, cut),
                () -> picked(CustomerSql.RULES, run, cut, user)
                        .query((row, index) -> new RuleSum(
                                row.getString("rule"), row.getInt("customers"), row.getLong("exposure_minor")))
                        .list());
    }

    List<MoveSum> moves(long run, long other, CurrentUser user) {
        Cut all = Cut.everyone();
        return moves.of(
                Asked.of(run, all, user, other),
                states.ofRuns(run, other),
                () -> picked(CustomerSql.MOVES, run, all, user)
                        .param("other", other)
                        .query((row, index) -> new MoveSum(
                                row.getInt("from_grade") == 0
                                        ? Optional.empty()
                                        : Optional.of(grade(row.getInt("from_grade"))),
                                grade(row.getInt("to_grade")),
                                row.getInt("customers"),
                                row.getLong("exposure_minor")))
                        .list());
    }

    /** How much of all exposure above 0 hangs on few names, by customer and by group of customers. */
    Concentrations concentrations(RunShown run, CurrentUser user) {
        Cut all = Cut.everyone();
        return concentrations.of(Asked.of(run.id(), all, user), state(run.id(), all), () -> {
            List<Holding> holdings = holdings(run.id(), user);
            return new Concentrations(
                    Concentration.byDebtor(holdings, run.asOf()), Concentration.byGroup(holdings, run.asOf()));
        });
    }

    private List<Holding> holdings(long run, CurrentUser user) {
        return picked(CustomerSql.HOLDINGS, run, Cut.everyone(), user)
                .query((row, index) ->
                        new Holding(row.getString("code"), row.getString("group_code"), row.getLong("exposure_minor")))
                .list();
    }

    private JdbcClient.StatementSpec picked(String sql, long run, Cut cut, CurrentUser user) {
        return dimensioned(sql, run, cut, cut.dimension().orElse(Dimension.CUSTOMER), user);
    }

    private JdbcClient.StatementSpec dimensioned(String sql, long run, Cut cut, Dimension by, CurrentUser user) {
        return jdbc.sql(sql)
                .param("run", run)
                .param("worry", cut.worry().map(Worry::name).orElse(""))
                .param("bucket", cut.bucket().orElse(-1))
                .param("grade", cut.grade().map(Grade::rank).orElse(0))
                .param("fromRun", cut.move().map(Cut.Move::run).orElse(0L))
                .param(
                        "fromGrade",
                        cut.move().flatMap(Cut.Move::from).map(Grade::rank).orElse(0))
                .param("rule", cut.rule().orElse(""))
                .param("dimension", by.name())
                .param("isAlike", cut.dimension().isPresent())
                .param("alike", cut.value())
                .params(CustomerScope.parameters(user));
    }

    private static CustomerLine line(ResultSet row, int index) throws SQLException {
        int before = row.getInt("previous_grade");
        boolean hasAmount = row.getInt("limit_kind") == 1;
        double utilisation = row.getDouble("utilisation");
        boolean isUtilised = !row.wasNull();
        return new CustomerLine(
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                Optional.ofNullable(row.getString("owner_code")),
                grade(row.getInt("grade")),
                before == 0 ? Optional.empty() : Optional.of(grade(before)),
                row.getInt("limit_kind") == 2,
                hasAmount ? OptionalLong.of(row.getLong("limit_minor")) : OptionalLong.empty(),
                row.getLong("balance_minor"),
                row.getLong("overdue_minor"),
                row.getLong("unapplied_minor"),
                row.getLong("exposure_minor"),
                isUtilised ? OptionalDouble.of(utilisation) : OptionalDouble.empty(),
                row.getInt("oldest_overdue_days"),
                row.getInt("worst_severity"),
                Arrays.asList((String[]) row.getArray("warning_rules").getArray()),
                row.getLong("measure_minor"));
    }

    private static AgeingLine ageingLine(ResultSet row, int index) throws SQLException {
        Long[] buckets = new Long[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            buckets[bucket] = row.getLong("b" + (bucket + 1));
        }
        return new AgeingLine(
                row.getString("alike"),
                row.getString("name"),
                row.getLong("customer_id"),
                row.getInt("customers"),
                Arrays.asList(buckets),
                row.getLong("unapplied_minor"),
                row.getLong("balance_minor"));
    }

    private static Grade grade(int rank) {
        return Grade.values()[rank - 1];
    }
}

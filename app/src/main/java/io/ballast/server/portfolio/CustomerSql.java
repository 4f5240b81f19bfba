package io.ballast.server.portfolio;

import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerScope;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements over assessed customers. Those of a cut start with {@link #PICKED} and every worry has one meaning, so
 * that a sum and the list behind it cannot mean different customers.
 */
final class CustomerSql {
    /** Customers of a cut within the viewer's scope, each with the amount that is added up. */
    private static final String PICKED = """
        with picked as (
          select a.customer_id, c.code, c.name, c.owner_code, c.department_code, c.region,
          c.industry_section, c.group_id,
            a.points, a.grade, a.previous_grade, a.pd, a.coverage, a.limit_kind, a.limit_minor, a.balance_minor,
            a.not_due_minor, a.overdue_minor, a.unapplied_cash_minor + a.unapplied_credit_minor as unapplied_minor,
            a.buckets_minor, a.exposure_minor, a.utilisation, a.sales_90_minor, a.oldest_overdue_days,
            a.worst_severity, a.warning_rules,
            case
              when :bucket >= 0 then a.buckets_minor[:bucket + 1]
        """
            + eachWorry(worry ->
                    "when :worry = '" + worry + "' then " + meaning(worry).measure()) + """
              else a.exposure_minor
            end as measure_minor,
            case :dimension
              when 'CUSTOMER' then c.code
              when 'OWNER' then coalesce(c.owner_code, '')
              when 'DEPARTMENT' then coalesce(c.department_code, '')
              when 'REGION' then coalesce(c.region, '')
              when 'INDUSTRY' then coalesce(c.industry_section, '')
              else ''
            end as alike
          from assessment.assessment a
          join customers.customer c on c.id = a.customer_id
          left join assessment.assessment f on f.run_id = :fromRun and f.customer_id = a.customer_id
          where a.run_id = :run
            and\s""" + CustomerScope.CONDITION
            + """
            and (:bucket < 0 or a.buckets_minor[:bucket + 1] > 0)
            and (:grade = 0 or a.grade = :grade)
            and (:fromRun = 0 or coalesce(f.grade, 0) = :fromGrade)
            and (:rule = '' or :rule = any (a.warning_rules))
            and case :worry
        """
            + eachWorry(worry -> "when '" + worry + "' then " + meaning(worry).condition()) + """
              else true
            end
        ), chosen as (
          select customer_id, code, name, owner_code, group_id, points, grade, previous_grade, pd,
          limit_kind, limit_minor,
            balance_minor, not_due_minor, overdue_minor, unapplied_minor, buckets_minor, exposure_minor, utilisation,
            sales_90_minor, oldest_overdue_days, worst_severity, warning_rules, measure_minor, alike
          from picked
          where not :isAlike or alike = :alike
        )
        """;

    static final String TOTALS = PICKED + """
        select '' as alike, '' as name, 0 as customer_id, count(*) as customers,
          coalesce(sum(buckets_minor[1]), 0)::bigint as b1, coalesce(sum(buckets_minor[2]), 0)::bigint as b2,
          coalesce(sum(buckets_minor[3]), 0)::bigint as b3, coalesce(sum(buckets_minor[4]), 0)::bigint as b4,
          coalesce(sum(buckets_minor[5]), 0)::bigint as b5, coalesce(sum(buckets_minor[6]), 0)::bigint as b6,
          coalesce(sum(buckets_minor[7]), 0)::bigint as b7,
          coalesce(sum(measure_minor), 0)::bigint as measure_minor,
          coalesce(sum(exposure_minor), 0)::bigint as exposure_minor,
          coalesce(sum(balance_minor), 0)::bigint as balance_minor,
          coalesce(sum(not_due_minor), 0)::bigint as not_due_minor,
          coalesce(sum(overdue_minor), 0)::bigint as overdue_minor,
          coalesce(sum(unapplied_minor), 0)::bigint as unapplied_minor,
          coalesce(sum(sales_90_minor), 0)::bigint as sales_minor,
          coalesce(sum(pd * greatest(exposure_minor, 0)), 0) as defaulting_minor
        from chosen""";

    /** Customers and amounts of every worry in one pass: two columns each, in the order of {@link Worry}. */
    static final String WORRIES = "select "
            + Arrays.stream(Worry.values())
                    .map(worry -> "count(*) filter (where %1$s), coalesce(sum(%2$s) filter (where %1$s), 0)::bigint"
                            .formatted(
                                    meaning(worry).condition(), meaning(worry).measure()))
                    .collect(Collectors.joining(",\n  "))
            + """

        from assessment.assessment a
        join customers.customer c on c.id = a.customer_id
        where a.run_id = :run
          and\s""" + CustomerScope.CONDITION;

    static final String ROWS = PICKED + """
        select customer_id, code, name, owner_code, grade, previous_grade, limit_kind, limit_minor, balance_minor,
          overdue_minor, unapplied_minor, exposure_minor, utilisation, oldest_overdue_days, worst_severity,
          warning_rules, measure_minor
        from chosen
        order by case :sort
            when 'ATTENTION' then worst_severity::bigint * 1000000000000000 + overdue_minor
            when 'EXPOSURE' then exposure_minor
            when 'OVERDUE' then overdue_minor
            when 'GRADE' then grade
            when 'DAYS' then oldest_overdue_days
            when 'NAME' then 0
            else measure_minor
          end desc, name, customer_id
        limit :most offset :skip""";

    static final String AGEING = PICKED + """
        select alike, case when :dimension = 'CUSTOMER' then max(name) else '' end as name,
          case when :dimension = 'CUSTOMER' then max(customer_id) else 0 end as customer_id, count(*) as customers,
          sum(buckets_minor[1])::bigint as b1, sum(buckets_minor[2])::bigint as b2, sum(buckets_minor[3])::bigint as b3,
          sum(buckets_minor[4])::bigint as b4, sum(buckets_minor[5])::bigint as b5, sum(buckets_minor[6])::bigint as b6,
          sum(buckets_minor[7])::bigint as b7, sum(unapplied_minor)::bigint as unapplied_minor,
          sum(balance_minor)::bigint as balance_minor
        from chosen
        group by alike
        order by sum(overdue_minor) desc, sum(balance_minor) desc, alike
        limit :most offset :skip""";

    static final String LINES = PICKED + """
        select count(distinct alike)
        from chosen""";

    static final String GRADES = PICKED + """
        select grade, count(*) as customers, sum(exposure_minor)::bigint as exposure_minor
        from chosen
        group by grade
        order by grade""";

    static final String RULES = PICKED + """
        select rule, count(*) as customers, sum(exposure_minor)::bigint as exposure_minor
        from chosen, unnest(warning_rules) as rule
        group by rule
        order by count(*) desc, rule""";

    static final String HOLDINGS = PICKED + """
        select h.code, coalesce('G' || h.group_id, 'C' || h.code) as group_code, h.exposure_minor
        from chosen h
        where h.exposure_minor > 0""";

    static final String MOVES = PICKED + """
        select coalesce(f.grade, 0) as from_grade, t.grade as to_grade, count(*) as customers,
          sum(t.exposure_minor)::bigint as exposure_minor
        from chosen t
        left join assessment.assessment f on f.run_id = :other and f.customer_id = t.customer_id
        group by coalesce(f.grade, 0), t.grade""";

    private CustomerSql() {}

    /** Which customers a worry is about, and the amount that is added up for it. */
    private record Meaning(String condition, String measure) {}

    private static Meaning meaning(Worry worry) {
        String over90 = "a.buckets_minor[5] + a.buckets_minor[6] + a.buckets_minor[7]";
        String unapplied = "a.unapplied_cash_minor + a.unapplied_credit_minor";
        return switch (worry) {
            case ALARM -> new Meaning("a.worst_severity = 3", "a.exposure_minor");
            case OVERDUE -> new Meaning("a.overdue_minor > 0", "a.overdue_minor");
            case OVER_90 -> new Meaning(over90 + " > 0", over90);
            case OVER_LIMIT ->
                new Meaning(
                        "a.limit_kind = 1 and a.exposure_minor > a.limit_minor", "a.exposure_minor - a.limit_minor");
            case NO_LIMIT -> new Meaning("a.limit_kind = 0 and a.exposure_minor > 0", "a.exposure_minor");
            case UNOWNED ->
                new Meaning(
                        "coalesce(c.owner_code, '') = '' and (a.worst_severity >= 2 or a.grade >= " + Grade.B.rank()
                                + ")",
                        "a.exposure_minor");
            case DOWNGRADED -> new Meaning("a.grade > a.previous_grade", "a.exposure_minor");
            case UNAPPLIED -> new Meaning(unapplied + " > 0", unapplied);
        };
    }

    private static String eachWorry(Function<Worry, String> branch) {
        return Arrays.stream(Worry.values())
                .map(worry -> "      " + branch.apply(worry) + "\n")
                .collect(Collectors.joining());
    }
}

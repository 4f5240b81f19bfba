package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.PortfolioFile;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.assessment.RunPublished;
import io.ballast.server.policy.Policies;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Finds, after each run, who is over a concentration cap, and tells once of each while it stands. */
@Component
class CapWatch {
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtext('creditcontrol.cap_breach'))";

    /** Customers and groups, those below them included, above the least that any cap allows. */
    private static final String LARGE = """
        with recursive up (customer_id, group_id) as (
          select id, group_id
          from customers.customer
          where group_id is not null
          union
          select u.customer_id, g.parent_id
          from up u
          join customers.customer_group g on g.id = u.group_id
          where g.parent_id is not null
        )
        select a.customer_id, null::bigint as group_id, c.name, a.exposure_minor, array[a.grade] as grades
        from assessment.assessment a
        join customers.customer c on c.id = a.customer_id
        where a.run_id = :run and a.exposure_minor > :least
        union all
        select null, g.id, g.name, sum(a.exposure_minor)::bigint, array_agg(distinct a.grade)
        from up u
        join customers.customer_group g on g.id = u.group_id
        join assessment.assessment a on a.run_id = :run and a.customer_id = u.customer_id
        group by g.id, g.name
        having sum(a.exposure_minor) > :least
        order by 4 desc, 1, 2""";

    private static final String KEEP = """
        update creditcontrol.cap_breach
        set exposure_minor = :minor, portfolio_minor = :portfolio, cap_percent = :percent, as_of = :day,
          since = least(since, :day)
        where customer_id is not distinct from :customer and group_id is not distinct from :group""";

    private static final String ADD = """
        insert into creditcontrol.cap_breach
            (customer_id, group_id, exposure_minor, portfolio_minor, cap_percent, as_of, since)
        values (:customer, :group, :minor, :portfolio, :percent, :day, :day)""";

    private static final String END = """
        delete from creditcontrol.cap_breach
        where not coalesce(customer_id = any (:customers), false) and not coalesce(group_id = any (:groups), false)""";

    private static final Logger log = LoggerFactory.getLogger(CapWatch.class);

    private final CreditStandings standings;
    private final Policies policies;
    private final CapNotices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    CapWatch(CreditStandings standings, Policies policies, CapNotices notices, JdbcClient jdbc, Clock clock) {
        this.standings = standings;
        this.policies = policies;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A customer or a group over a cap.
     *
     * @param customer key, or that of a group
     * @param percent the cap
     */
    record Found(Optional<Long> customer, Optional<Long> group, String name, long minor, long percent) {}

    @ApplicationModuleListener
    void on(RunPublished published) {
        if (published.isInForce()) {
            look(published.run());
        }
    }

    void look(long run) {
        jdbc.sql(TAKE_TURN).query((_, _) -> true).single();
        if (!standings.run().equals(OptionalLong.of(run))) {
            return;
        }
        Optional<PortfolioFile> portfolio = standings.portfolio();
        List<Found> over = portfolio.map(all -> over(run, all)).orElse(List.of());
        int ended = end(over);
        List<Found> added = new ArrayList<>();
        portfolio.ifPresent(all -> over.forEach(each -> {
            if (params(jdbc.sql(KEEP), each, all).update() == 0) {
                params(jdbc.sql(ADD), each, all).update();
                added.add(each);
            }
        }));
        portfolio.ifPresent(all -> notices.tell(added, all));
        log.info("caps run={} over={} new={} ended={}", run, over.size(), added.size(), ended);
    }

    private List<Found> over(long run, PortfolioFile portfolio) {
        Map<Grade, Long> caps = caps();
        if (caps.isEmpty()) {
            return List.of();
        }
        long least = caps.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        return jdbc
                .sql(LARGE)
                .param("run", run)
                .param("least", portfolio.capMinor(least))
                .query((row, _) -> {
                    Short[] grades = (Short[]) row.getArray("grades").getArray();
                    long percent = Arrays.stream(grades)
                            .map(grade -> Grade.values()[grade - 1])
                            .filter(caps::containsKey)
                            .mapToLong(grade -> caps.getOrDefault(grade, 0L))
                            .min()
                            .orElse(100);
                    return new Found(
                            Optional.ofNullable(row.getObject("customer_id", Long.class)),
                            Optional.ofNullable(row.getObject("group_id", Long.class)),
                            row.getString("name"),
                            row.getLong("exposure_minor"),
                            percent);
                })
                .list()
                .stream()
                .filter(each -> each.minor() > portfolio.capMinor(each.percent()))
                .toList();
    }

    /** The cap of each grade, percent; without those that have none. */
    private Map<Grade, Long> caps() {
        CheckPolicy checks = policies.inForce(LocalDate.now(clock)).policy().checks();
        Map<Grade, Long> caps = new EnumMap<>(Grade.class);
        standings
                .risks()
                .forEach((Grade grade, RiskLevel risk) ->
                        checks.capPercent(risk).ifPresent(percent -> caps.put(grade, percent)));
        return caps;
    }

    private int end(List<Found> over) {
        return jdbc.sql(END)
                .param("customers", keys(over.stream().map(Found::customer).toList()))
                .param("groups", keys(over.stream().map(Found::group).toList()))
                .update();
    }

    private static SqlArrayValue keys(List<Optional<Long>> keys) {
        return new SqlArrayValue(
                "bigint", keys.stream().flatMap(Optional::stream).toArray());
    }

    private static JdbcClient.StatementSpec params(
            JdbcClient.StatementSpec statement, Found found, PortfolioFile portfolio) {
        return statement
                .param("customer", found.customer().orElse(null), Types.BIGINT)
                .param("group", found.group().orElse(null), Types.BIGINT)
                .param("minor", found.minor())
                .param("portfolio", portfolio.exposureMinor())
                .param("percent", found.percent())
                .param("day", portfolio.asOf());
    }
}

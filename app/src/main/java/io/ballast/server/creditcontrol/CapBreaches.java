package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.policy.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is over a concentration cap, for who knows of every customer: a door of this module. */
@Component
public class CapBreaches {
    private static final String ALL = """
        select b.customer_id, coalesce(c.code, g.code) as code, coalesce(c.name, g.name) as name, b.exposure_minor,
          b.portfolio_minor, b.cap_percent, b.since
        from creditcontrol.cap_breach b
        left join customers.customer c on c.id = b.customer_id
        left join customers.customer_group g on g.id = b.group_id
        order by b.exposure_minor desc, b.id""";

    private final Policies policies;
    private final JdbcClient jdbc;
    private final Clock clock;

    CapBreaches(Policies policies, JdbcClient jdbc, Clock clock) {
        this.policies = policies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Largest exposure first; nothing where the policy has no cap, or the user does not know of every customer. */
    public Optional<List<CapBreach>> of(CurrentUser user) {
        return user.seesEveryCustomer() && hasCap()
                ? Optional.of(jdbc.sql(ALL).query(CapBreaches::breach).list())
                : Optional.empty();
    }

    private boolean hasCap() {
        CheckPolicy checks = policies.inForce(LocalDate.now(clock)).policy().checks();
        return Arrays.stream(RiskLevel.values())
                .anyMatch(risk -> checks.capPercent(risk).isPresent());
    }

    private static CapBreach breach(ResultSet row, int index) throws SQLException {
        long customer = row.getLong("customer_id");
        return new CapBreach(
                row.wasNull() ? OptionalLong.empty() : OptionalLong.of(customer),
                row.getString("code"),
                row.getString("name"),
                row.getLong("exposure_minor"),
                row.getLong("portfolio_minor"),
                row.getLong("cap_percent"),
                row.getObject("since", LocalDate.class));
    }
}

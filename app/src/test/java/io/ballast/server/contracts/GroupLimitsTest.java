package io.ballast.server.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.ServerTest;
import io.ballast.server.limits.GroupGrants;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Limits of groups follow one another by day. */
@ServerTest
class GroupLimitsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Autowired
    GroupLimits limits;

    @Autowired
    JdbcTemplate jdbc;

    private long group() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "insert into customers.customer_group (code, name) values (?, 'limited') returning id",
                Long.class,
                "L-" + UUID.randomUUID()));
    }

    private Optional<LimitInForce> inForce(long group, int days) {
        return limits.inForce(group, DAY.plusDays(days)).map(AgreedLimit::limit);
    }

    @Test
    void what_began_last_holds_and_when_it_is_over_nothing_does_but_it_is_known_as_such() {
        long group = group();
        assertThat(inForce(group, 0)).isEmpty();
        var grants = new GroupGrants(jdbc);
        grants.grant(group, 900, "CNY", DAY.plusDays(40), Optional.empty());
        grants.grant(group, 100, "CNY", DAY, Optional.empty());
        grants.grant(group, 200, "USD", DAY.plusDays(10), Optional.of(DAY.plusDays(19)));

        assertThat(inForce(group, 9)).hasValue(new LimitInForce.Amount(100));
        assertThat(inForce(group, 19)).hasValue(new LimitInForce.Amount(200));
        assertThat(inForce(group, 20)).isEmpty();
        assertThat(inForce(group, 40)).hasValue(new LimitInForce.Amount(900));
        assertThat(limits.last(List.of(group), DAY.plusDays(30)))
                .hasEntrySatisfying(group, last -> assertThat(last.limit()).isEqualTo(new LimitInForce.Amount(200)));
        assertThat(limits.agreed(List.of(group), DAY.plusDays(30)))
                .extracting(AgreedLimit::limit)
                .as("over, and to come")
                .containsExactly(new LimitInForce.Amount(200), new LimitInForce.Amount(900));
        assertThat(limits.history(group)).hasSize(3);
    }
}

package io.ballast.server.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.ServerTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Limits of groups follow one another by day. */
@ServerTest
class GroupLimitsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Autowired
    GroupLimits limits;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private long group() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "insert into customers.customer_group (code, name) values (?, 'limited') returning id",
                Long.class,
                "L-" + UUID.randomUUID()));
    }

    private static GroupLimit limit(long minor, LocalDate from, Optional<LocalDate> to) {
        return new GroupLimit(new LimitInForce.Amount(minor), Currency.CNY, from, to);
    }

    private Optional<GroupLimit> set(long group, GroupLimit limit) {
        return Objects.requireNonNull(transaction.execute(_ -> limits.set(group, limit)));
    }

    @Test
    void a_new_limit_ends_the_one_before_and_replaces_what_was_planned() {
        long group = group();
        assertThat(limits.inForce(group, DAY)).isEmpty();
        assertThat(set(group, limit(100, DAY, Optional.empty()))).isEmpty();
        set(group, limit(900, DAY.plusDays(40), Optional.empty()));
        assertThat(set(group, limit(200, DAY.plusDays(10), Optional.of(DAY.plusDays(19)))))
                .map(GroupLimit::limit)
                .hasValue(new LimitInForce.Amount(100));

        assertThat(limits.inForce(group, DAY.plusDays(9))).hasValue(limit(100, DAY, Optional.of(DAY.plusDays(9))));
        assertThat(limits.inForce(group, DAY.plusDays(19)))
                .map(GroupLimit::limit)
                .hasValue(new LimitInForce.Amount(200));
        assertThat(limits.inForce(group, DAY.plusDays(20))).isEmpty();
        // over, but still known as such
        assertThat(limits.last(List.of(group), DAY.plusDays(50)))
                .hasEntrySatisfying(
                        group,
                        last -> assertThat(last.isInForce(DAY.plusDays(50))).isFalse());
        assertThat(limits.history(group)).hasSize(2);
    }

    @Test
    void none_zero_and_unlimited_are_three_things_and_the_same_limit_again_changes_nothing() {
        long group = group();
        for (LimitInForce each :
                List.of(new LimitInForce.None(), new LimitInForce.Amount(0), new LimitInForce.Unlimited())) {
            var limit = new GroupLimit(each, Currency.of("USD"), DAY, Optional.empty());
            set(group, limit);
            set(group, limit);
            assertThat(limits.inForce(group, DAY)).hasValue(limit);
            assertThat(limits.history(group)).hasSize(1);
        }
    }
}

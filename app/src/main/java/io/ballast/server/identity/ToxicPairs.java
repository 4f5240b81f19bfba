package io.ballast.server.identity;

import io.ballast.engine.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles that one user may not hold together. */
@Repository
class ToxicPairs {
    private static final String ALL = """
            select one, other, why_zh, why_en
            from identity.toxic_pair
            order by one, other""";

    private final JdbcClient jdbc;

    ToxicPairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two roles and why they stay apart. */
    record Pair(Role one, Role other, Text why) {
        boolean isHeldIn(Set<Role> roles) {
            return roles.contains(one) && roles.contains(other);
        }
    }

    List<Pair> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Pair(
                        Role.valueOf(row.getString("one")),
                        Role.valueOf(row.getString("other")),
                        Text.of(row.getString("why_zh"), row.getString("why_en"))))
                .list();
    }

    /** The first pair that somebody with these roles would hold. */
    Optional<Pair> among(Set<Role> roles) {
        return all().stream().filter(pair -> pair.isHeldIn(roles)).findFirst();
    }
}

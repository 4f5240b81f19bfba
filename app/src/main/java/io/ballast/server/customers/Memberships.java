package io.ballast.server.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belonged to a group itself, and when. */
@Repository
class Memberships {
    private static final String OF_GROUP = """
        select c.code, c.name, m.valid_from, m.valid_to
        from customers.membership m
        join customers.customer c on c.id = m.customer_id
        where m.group_id = :group
        order by m.valid_to desc nulls first, m.valid_from desc, c.code
        limit 500""";

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Memberships of a group, those that last first; at most 500. */
    List<Membership> of(long group) {
        return jdbc.sql(OF_GROUP)
                .param("group", group)
                .query((row, _) -> new Membership(
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_to", LocalDate.class))))
                .list();
    }
}

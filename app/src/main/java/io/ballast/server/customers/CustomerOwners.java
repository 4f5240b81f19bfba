package io.ballast.server.customers;

import io.ballast.server.identity.CurrentUser;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Which sales person is in charge of which customer. */
@Repository
class CustomerOwners {
    private static final String KNOWN = """
        select exists (
          select 1
          from customers.customer
          where owner_code = :owner)""";

    private static final String ASSIGN = """
        with chosen as (
          select c.id, coalesce(c.owner_code, '') as before
          from customers.customer c
          where c.id = any (:ids) and c.owner_code is distinct from :owner and\s""" + CustomerScope.CONDITION + """
          order by c.id
          for update
        )
        update customers.customer u
        set owner_code = :owner, is_owner_assigned = true, version = u.version + 1, updated_at = now()
        from chosen
        where u.id = chosen.id
        returning u.id, chosen.before""";

    private final JdbcClient jdbc;

    CustomerOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer that changed hands; before is empty if nobody was in charge. */
    record Assigned(long id, String before) {}

    /** Whether anybody of this code is in charge of any customer. */
    boolean isKnown(String owner) {
        return jdbc.sql(KNOWN).param("owner", owner).query(Boolean.class).single();
    }

    /** Hands over those customers that the user may know of; returns the ones that changed. */
    List<Assigned> assign(List<Long> ids, String owner, CurrentUser user) {
        return jdbc.sql(ASSIGN)
                .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                .param("owner", owner)
                .params(CustomerScope.parameters(user))
                .query((row, index) -> new Assigned(row.getLong("id"), row.getString("before")))
                .list();
    }
}

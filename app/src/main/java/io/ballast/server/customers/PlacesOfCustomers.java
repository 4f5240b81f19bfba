package io.ballast.server.customers;

import io.ballast.server.notification.CustomerPlace;
import io.ballast.server.notification.CustomerPlaces;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Tells who is in charge of customers, so that nobody else is told of them. */
@Repository
class PlacesOfCustomers implements CustomerPlaces {
    private static final String PLACES = """
        select c.id, c.owner_code, c.department_code
        from customers.customer c
        where c.id = any (:ids)""";

    private final JdbcClient jdbc;

    PlacesOfCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CustomerPlace> of(Collection<Long> customers) {
        return jdbc.sql(PLACES)
                .param("ids", new SqlArrayValue("bigint", customers.toArray()))
                .query((row, index) -> new CustomerPlace(
                        Optional.ofNullable(row.getString("owner_code")),
                        Optional.ofNullable(row.getString("department_code"))))
                .list();
    }
}

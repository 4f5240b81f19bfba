package io.ballast.server.customers;

import io.ballast.engine.value.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All customers: the door of this module. */
@Repository
public class Customers {
    private static final String BY_CODE = """
        select id, code, name, currency, status
        from customers.customer
        where code = :code""";

    private static final String BY_ID = """
        select id, code, name, currency, status
        from customers.customer
        where id = :id""";

    private final JdbcClient jdbc;

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer with this code, or nothing. */
    public Optional<Customer> byCode(String code) {
        return jdbc.sql(BY_CODE).param("code", code).query(Customers::customer).optional();
    }

    /** The customer with this key, or nothing. */
    public Optional<Customer> byId(CustomerId id) {
        return jdbc.sql(BY_ID)
                .param("id", id.value())
                .query(Customers::customer)
                .optional();
    }

    private static Customer customer(ResultSet row, int index) throws SQLException {
        return new Customer(
                new CustomerId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                Currency.of(row.getString("currency")),
                Customer.Status.valueOf(row.getString("status")));
    }
}

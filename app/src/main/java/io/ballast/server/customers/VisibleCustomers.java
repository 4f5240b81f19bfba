package io.ballast.server.customers;

import io.ballast.engine.value.Currency;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers as far as a user may know of them. What lies outside the user's scope is not there. */
@Repository
public class VisibleCustomers {
    private static final String BY_CODE = """
        select c.id, c.code, c.name, c.currency, c.status, c.name_en, c.uscc, c.industry_section, c.region, c.country,
          g.name as group_name, c.since, c.owner_code, c.department_code
        from customers.customer c
        left join customers.customer_group g on g.id = c.group_id
        where c.code = :code and\s""" + CustomerScope.CONDITION;

    private final JdbcClient jdbc;

    VisibleCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer with this code, unless it lies outside this user's scope. */
    public Optional<CustomerProfile> byCode(String code, CurrentUser user) {
        return jdbc.sql(BY_CODE)
                .param("code", code)
                .params(CustomerScope.parameters(user))
                .query(VisibleCustomers::profile)
                .optional();
    }

    /**
     * Key of the customer with this code.
     *
     * @throws Refusal if there is none, or it lies outside this user's scope
     */
    public long keyOf(String code, CurrentUser user) {
        return byCode(code, user).orElseThrow(Refusal::notFound).customer().id().value();
    }

    private static CustomerProfile profile(ResultSet row, int index) throws SQLException {
        return new CustomerProfile(
                new Customer(
                        new CustomerId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        Currency.of(row.getString("currency")),
                        Customer.Status.valueOf(row.getString("status"))),
                Optional.ofNullable(row.getString("name_en")),
                Optional.ofNullable(row.getString("uscc")),
                Optional.ofNullable(row.getString("industry_section")),
                Optional.ofNullable(row.getString("region")),
                row.getString("country"),
                Optional.ofNullable(row.getString("group_name")),
                Optional.ofNullable(row.getObject("since", LocalDate.class)),
                Optional.ofNullable(row.getString("owner_code")),
                Optional.ofNullable(row.getString("department_code")));
    }
}

package io.ballast.server.customers;

import java.util.Collection;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The key of a customer in this database.
 *
 * @param value positive
 */
public record CustomerId(long value) {
    public CustomerId {
        if (value < 1) {
            throw new IllegalArgumentException("Not a key of a customer: " + value);
        }
    }

    /** Keys as a parameter of a statement. */
    public static SqlArrayValue array(Collection<CustomerId> customers) {
        return new SqlArrayValue(
                "bigint", customers.stream().map(CustomerId::value).toArray());
    }
}

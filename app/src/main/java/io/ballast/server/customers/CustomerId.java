package io.ballast.server.customers;

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
}

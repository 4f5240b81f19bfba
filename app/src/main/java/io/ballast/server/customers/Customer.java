package io.ballast.server.customers;

import io.ballast.engine.value.Currency;

/**
 * Who a customer is; its full profile is read where it is assessed.
 *
 * @param id key in this database
 * @param code code in the source system
 * @param name legal name, as the source writes it
 * @param currency currency of its documents
 * @param status whether it may still buy
 */
public record Customer(CustomerId id, String code, String name, Currency currency, Status status) {
    /** Whether a customer may still buy. */
    public enum Status {
        ACTIVE,
        STOPPED,
        CLOSED
    }
}

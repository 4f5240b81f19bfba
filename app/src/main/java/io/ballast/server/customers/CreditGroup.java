package io.ballast.server.customers;

import java.util.Optional;

/**
 * A group of customers under one control.
 *
 * @param id positive
 * @param parent the group it belongs to itself; empty for an ultimate one
 */
public record CreditGroup(long id, String code, String name, Optional<Long> parent) {}

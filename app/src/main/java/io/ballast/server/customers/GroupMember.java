package io.ballast.server.customers;

/**
 * A member of the groups on a path.
 *
 * @param level place on the path of the nearest group that it belongs to, from 1
 */
public record GroupMember(CustomerId customer, int level) {}

package io.ballast.server.identity;

/**
 * Somebody has to be forgotten, in the transaction that forgets: what a module keeps about the person goes now.
 *
 * @param id key of the user, which stays
 */
public record UserErased(long id) {}

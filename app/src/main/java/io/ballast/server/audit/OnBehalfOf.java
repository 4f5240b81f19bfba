package io.ballast.server.audit;

/**
 * For whom the signed-in user acts as a deputy: the details of the authentication, from where it goes into every entry.
 *
 * @param username of the user who is away
 */
public record OnBehalfOf(String username) {
    static final String FIELD = "onBehalfOf";
}

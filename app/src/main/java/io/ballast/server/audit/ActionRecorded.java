package io.ballast.server.audit;

/**
 * An entry was written to the trail, in the transaction that wrote it.
 *
 * @param actor who did it
 * @param action what, such as {@code identity.password.changed}
 * @param subjectType to what kind of thing
 * @param subjectId to which
 */
public record ActionRecorded(String actor, String action, String subjectType, String subjectId) {}

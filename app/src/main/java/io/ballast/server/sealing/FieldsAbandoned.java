package io.ballast.server.sealing;

/**
 * The field key is lost for good and the operator goes on without it: whoever keeps sealed values forgets them, in the
 * transaction of the event, before a new ring is made.
 */
public record FieldsAbandoned() {}

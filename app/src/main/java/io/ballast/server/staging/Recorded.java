package io.ballast.server.staging;

/**
 * What became of one kind of row.
 *
 * @param kind name of the table without its schema, such as invoice
 * @param added rows that were not there before
 * @param changed rows that were there with other content
 * @param unchanged rows that were there with this content
 */
public record Recorded(String kind, long added, long changed, long unchanged) {}

package io.ballast.server.web;

/**
 * Rows left the system in a file.
 *
 * @param name which list
 * @param format csv or xlsx
 * @param rows how many
 * @param query address with its filters
 */
public record TableExported(String name, String format, long rows, String query) {}

package io.ballast.server.web;

import io.ballast.engine.receivable.PointInTime;

/**
 * What a page is about, already checked against the viewer's data scope.
 *
 * @param type kind, such as {@code customer}
 * @param id key in the database
 * @param code code in addresses
 * @param at day of the figures, and up to when recordings count
 */
public record Subject(String type, long id, String code, PointInTime at) {}

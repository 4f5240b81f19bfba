package io.ballast.server.web;

/**
 * A part of a page: the template that shows it and the typed record it shows. The template receives {@code page},
 * {@link Frame} {@code frame} and {@link Fmt} {@code fmt}, as a page's does.
 *
 * @param template path below src/main/jte without extension, such as {@code ledger/ageing}
 * @param page what it shows
 */
public record Fragment(String template, Record page) {}

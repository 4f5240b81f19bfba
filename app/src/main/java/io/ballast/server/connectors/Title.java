package io.ballast.server.connectors;

/**
 * A name for people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Title(String zh, String en) {}

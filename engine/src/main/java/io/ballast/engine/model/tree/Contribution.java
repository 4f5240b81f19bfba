package io.ballast.engine.model.tree;

/**
 * What one column adds to a score.
 *
 * @param column its name
 * @param amount above 0 if it makes the event more likely, in the unit of the score
 */
public record Contribution(String column, double amount) {}

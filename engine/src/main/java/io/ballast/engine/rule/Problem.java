package io.ballast.engine.rule;

import io.ballast.engine.value.Text;

/**
 * Why a rule is refused, to be shown beside the editor.
 *
 * @param at where the author should look
 * @param message what is wrong and, where we can tell, what to write instead
 */
public record Problem(Position at, Text message) {}

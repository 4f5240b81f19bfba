/**
 * Early-warning rules and the warnings they raise. Start at {@link io.ballast.engine.warning.WarningRules}; the rules a
 * policy starts with are {@link io.ballast.engine.warning.DefaultWarningRules}.
 */
@NullMarked
package io.ballast.engine.warning;

import org.jspecify.annotations.NullMarked;

/**
 * Recommended credit limits by several methods side by side, and the policy's pick. Start at
 * {@link io.ballast.engine.limit.LimitAdvisor}.
 */
@NullMarked
package io.ballast.engine.limit;

import org.jspecify.annotations.NullMarked;

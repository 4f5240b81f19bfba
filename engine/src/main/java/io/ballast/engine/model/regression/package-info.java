/**
 * Logistic regression and what chooses its columns. Start at
 * {@link io.ballast.engine.model.regression.LogisticRegression}.
 */
@NullMarked
package io.ballast.engine.model.regression;

import org.jspecify.annotations.NullMarked;

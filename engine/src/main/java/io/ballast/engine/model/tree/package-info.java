/**
 * Models made of trees: one tree to read, a forest, and boosting, which is usually the most accurate.
 *
 * <p>All grow by the same histograms and are the same data once fitted. Start at {@link
 * io.ballast.engine.model.tree.Boosting}; what is fitted is a {@link io.ballast.engine.model.tree.TreeModel}.
 */
@NullMarked
package io.ballast.engine.model.tree;

import org.jspecify.annotations.NullMarked;

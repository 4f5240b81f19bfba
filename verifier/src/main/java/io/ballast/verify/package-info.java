/**
 * Checks what an audit log promises from files alone: receipts, checkpoints, growth between two of them, whole logs.
 * Knows the tree of the engine and nothing else. Start at {@link io.ballast.verify.Verifier}.
 */
@NullMarked
package io.ballast.verify;

import org.jspecify.annotations.NullMarked;

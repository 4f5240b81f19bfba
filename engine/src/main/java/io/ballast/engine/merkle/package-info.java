/**
 * A log that nobody can rewrite unseen: the tree hashes of RFC 6962, proofs that an entry is in the log and that the
 * log only grew, tiles to keep the tree in, and signed checkpoints and receipts as C2SP writes them. Start at
 * {@link io.ballast.engine.merkle.Frontier}.
 */
@NullMarked
package io.ballast.engine.merkle;

import org.jspecify.annotations.NullMarked;

/** Measurements side by side with a peer in one run; every claim of speed in the docs comes from here. */
@NullMarked
package io.ballast.bench;

import org.jspecify.annotations.NullMarked;

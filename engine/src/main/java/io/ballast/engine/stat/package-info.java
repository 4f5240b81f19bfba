/** Distributions and linear algebra, on StrictMath so that they repeat to the byte on any machine. */
@NullMarked
package io.ballast.engine.stat;

import org.jspecify.annotations.NullMarked;

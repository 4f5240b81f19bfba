@NullMarked
package io.ballast.engine.merkle;

import org.jspecify.annotations.NullMarked;

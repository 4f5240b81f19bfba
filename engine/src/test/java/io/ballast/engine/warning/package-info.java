@NullMarked
package io.ballast.engine.warning;

import org.jspecify.annotations.NullMarked;

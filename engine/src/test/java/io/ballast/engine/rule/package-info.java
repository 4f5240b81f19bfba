@NullMarked
package io.ballast.engine.rule;

import org.jspecify.annotations.NullMarked;

/** Early-warning rules and the warnings they raise. Start at WarningRule. */
@NullMarked
package io.ballast.engine.warning;

import org.jspecify.annotations.NullMarked;

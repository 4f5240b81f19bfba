/** Values that check themselves: money, currencies, bilingual text, identifiers and their check digits. */
@NullMarked
package io.ballast.engine.value;

import org.jspecify.annotations.NullMarked;

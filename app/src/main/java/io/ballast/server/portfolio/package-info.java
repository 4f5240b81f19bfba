/**
 * The portfolio as a whole: the workbench, ageing of receivables, exposure, grades, concentration and trends.
 *
 * <p>Owns: nothing. Hears: nothing. Publishes: nothing.
 *
 * <p>Start at {@link io.ballast.server.portfolio.Cut}: every number on these pages is the sum of a cut of the
 * customers,
 * and every list is the same cut, line by line.
 */
@ApplicationModule(allowedDependencies = {"customers", "ledger", "assessment", "creditcontrol"})
@NullMarked
package io.ballast.server.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

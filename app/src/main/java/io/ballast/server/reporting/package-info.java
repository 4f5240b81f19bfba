/**
 * Reports that leave the house as files: a ledger assessed from the command line, with its tables, its proof and a
 * page to show.
 *
 * <p>Owns: nothing. Hears: nothing. Publishes: nothing.
 *
 * <p>Start at {@link io.ballast.server.reporting.AssessCommand}.
 */
@ApplicationModule(allowedDependencies = {"staging", "ledger", "connectors", "assessment"})
@NullMarked
package io.ballast.server.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Imports of files: sources and their column mappings, batches, and the rows that were refused.
 *
 * <p>Owns: schema connectors. Hears: nothing. Publishes: nothing.
 *
 * <p>Start at {@link Imports}.
 */
@ApplicationModule(allowedDependencies = {"staging", "customers", "contracts", "ledger"})
@NullMarked
package io.ballast.server.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

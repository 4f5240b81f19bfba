/**
 * Imports: sources, column mappings, batches and the rows that were refused.
 *
 * <p>Owns: schema connectors. Hears: nothing. Publishes: nothing.
 *
 * <p>Start at the migrations.
 */
@ApplicationModule(allowedDependencies = {"customers", "contracts", "ledger"})
@NullMarked
package io.ballast.server.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

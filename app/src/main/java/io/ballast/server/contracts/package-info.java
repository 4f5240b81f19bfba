/**
 * Payment terms and the credit limit in force on any day.
 *
 * <p>Owns: schema contracts. Hears: nothing. Publishes: LimitChanged.
 *
 * <p>Start at {@link Terms}.
 */
@ApplicationModule(allowedDependencies = {"staging", "customers"})
@NullMarked
package io.ballast.server.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

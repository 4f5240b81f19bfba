/**
 * Customers as legal entities and the groups they belong to.
 *
 * <p>Owns: schema customers. Hears: nothing. Publishes: nothing.
 *
 * <p>Start at {@link Customers}.
 */
@ApplicationModule(allowedDependencies = "staging")
@NullMarked
package io.ballast.server.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

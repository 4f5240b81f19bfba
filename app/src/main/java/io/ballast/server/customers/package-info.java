/**
 * Customers as legal entities, the groups they belong to, and the companies of ours that sell to them.
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

/**
 * The assessment policies as immutable versions, and the catalogue of indicators and warning rules they draw on.
 *
 * <p>Owns: schema policy. Hears: nothing. Publishes: nothing. Start at {@link io.ballast.server.policy.Policies}.
 */
@ApplicationModule(allowedDependencies = {"web", "audit", "identity"})
@NullMarked
package io.ballast.server.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The keys of encrypted fields as an operator handles them: status, rotation while the server runs, a new field key,
 * and what happens when the field key is lost; each act in the trail.
 *
 * <p>Owns: nothing. Hears: nothing. Publishes: nothing. Start at {@link io.ballast.server.keys.KeyRotation}.
 */
@ApplicationModule(allowedDependencies = {"web", "sealing", "audit"})
@NullMarked
package io.ballast.server.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

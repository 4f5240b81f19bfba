/**
 * The assessment policies as immutable versions, their drafts on the way there under four eyes, and the catalogue of
 * indicators and warning rules they draw on.
 *
 * <p>Owns: schema policy. Hears: nothing. Publishes: PolicyActivated. Start at
 * {@link io.ballast.server.policy.Policies} to judge by one and at {@link io.ballast.server.policy.Drafts} to change
 * one.
 */
@ApplicationModule(allowedDependencies = {"web", "audit", "identity", "notification"})
@NullMarked
package io.ballast.server.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

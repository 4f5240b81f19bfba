/**
 * What people are told: an outbox that is written with the effect, the bell of each user, and the channels that
 * carry messages out of the house.
 *
 * <p>Owns: schema notification. Hears: ActionRecorded, TrailInDoubt. Publishes: nothing. Start at
 * {@link io.ballast.server.notification.Notifications}.
 */
@ApplicationModule(allowedDependencies = {"web", "sealing", "audit", "identity"})
@NullMarked
package io.ballast.server.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

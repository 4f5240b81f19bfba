/**
 * Users, roles, data scopes, invitations and tokens, and the way in.
 *
 * <p>Owns: schema identity. Hears: FieldsAbandoned. Publishes: UserErased.
 * Start at {@link io.ballast.server.identity.Users}.
 */
@ApplicationModule(allowedDependencies = {"web", "sealing", "audit"})
@NullMarked
package io.ballast.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

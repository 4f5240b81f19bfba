/**
 * Guarantees, collateral, deposits and credit insurance: what they are worth, until when, and for which customers.
 *
 * <p>Owns: schema protection. Hears: nothing. Publishes: ProtectionChanged.
 *
 * <p>Start at {@link io.ballast.server.protection.Protections} to read and at
 * {@link io.ballast.server.protection.ProtectionDesk} to register and confirm.
 */
@ApplicationModule(allowedDependencies = "customers")
@NullMarked
package io.ballast.server.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

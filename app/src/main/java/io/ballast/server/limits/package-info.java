/**
 * Limits that people ask for, and the approvals that put them in force.
 *
 * <p>Owns: schema limits. Hears: nothing. Publishes: nothing; the limit that was granted is a fact of contracts.
 *
 * <p>Start at {@link io.ballast.server.limits.LimitDesk} and {@link io.ballast.server.limits.ApprovalDesk}.
 */
@ApplicationModule(
        allowedDependencies = {"customers", "contracts", "protection", "ledger", "assessment", "creditcontrol"})
@NullMarked
package io.ballast.server.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

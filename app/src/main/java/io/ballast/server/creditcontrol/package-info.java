/**
 * Whether an order may ship: exposure, checks with every reason, what of a limit is held for orders on their way,
 * and what becomes of orders that wait.
 *
 * <p>Owns: schema creditcontrol. Hears: DocumentsRecorded and ProtectionChanged, in their transactions, and
 * RunPublished. Publishes: nothing.
 *
 * <p>Start at {@link io.ballast.server.creditcontrol.CreditDesk}.
 */
@ApplicationModule(allowedDependencies = {"customers", "contracts", "protection", "ledger", "assessment", "modellab"})
@NullMarked
package io.ballast.server.creditcontrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

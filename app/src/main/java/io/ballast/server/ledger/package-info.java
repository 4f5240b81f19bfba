/**
 * Orders, deliveries, invoices, credit memos, receipts, settlements and disputes of customers, as booked in their
 * source systems.
 *
 * <p>Owns: schema ledger. Hears: nothing. Publishes: {@link DocumentsRecorded}.
 *
 * <p>Start at {@link Ledger}.
 */
@ApplicationModule(allowedDependencies = {"staging", "customers"})
@NullMarked
package io.ballast.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The trail of what was done: who, what, to which subject, why, before and after. Rows are added, never changed.
 *
 * <p>Owns: schema audit. Hears: TableExported, FieldsAbandoned. Publishes: ActionRecorded,
 * TrailInDoubt. Knows no module but the page frame and the cipher. Start at
 * {@link io.ballast.server.audit.Audit}.
 */
@ApplicationModule(allowedDependencies = {"web", "sealing"})
@NullMarked
package io.ballast.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

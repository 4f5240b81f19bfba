/**
 * Rows on their way into the book of record: they are copied in bulk into temporary tables, checked there as sets,
 * and merged by the module that owns the target.
 *
 * <p>Owns: temporary tables only. Hears: nothing. Publishes: nothing.
 *
 * <p>Start at {@link Staging}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.ballast.server.staging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

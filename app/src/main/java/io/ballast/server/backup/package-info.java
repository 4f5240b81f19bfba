/**
 * Copies of everything that is kept, encrypted in one file, and the way back into an empty place.
 *
 * <p>Owns: nothing; reads and fills the tables of all modules as bytes, without knowing any of them. Hears: nothing.
 * Publishes: nothing. Start at {@link io.ballast.server.backup.BackupWriting}.
 */
@ApplicationModule(allowedDependencies = {"web", "audit"})
@NullMarked
package io.ballast.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

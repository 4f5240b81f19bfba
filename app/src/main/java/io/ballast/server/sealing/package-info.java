/**
 * Encryption of single fields at rest, their blind indexes, and the ring of keys.
 *
 * <p>Owns: schema sealing. Hears: nothing. Publishes: FieldsAbandoned. Every module that keeps something personal names
 * its columns by beans of {@link io.ballast.server.sealing.SealedColumn}. Start at
 * {@link io.ballast.server.sealing.FieldCipher}.
 */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package io.ballast.server.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

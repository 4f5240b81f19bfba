package io.ballast.server.protection;

import java.util.UUID;

/**
 * What stands for a customer may have changed: a document was registered, confirmed, rejected or changed. Published in
 * its transaction.
 *
 * @param customer key
 */
public record ProtectionChanged(long customer, UUID document) {}

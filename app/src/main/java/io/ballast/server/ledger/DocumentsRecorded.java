package io.ballast.server.ledger;

/**
 * An import changed documents, terms or profiles; the customers are those whose {@code ledger.revision} carries this
 * batch.
 *
 * @param batchId the import
 * @param customers how many customers it touched
 */
public record DocumentsRecorded(long batchId, int customers) {}

package io.ballast.server.portfolio;

/**
 * The equation buckets less unapplied = balance of the documents.
 *
 * @param run the run in force
 * @param total what the pages add up
 * @param documentsMinor what the documents add up to
 */
record ProofPage(RunShown run, AgeingLine total, long documentsMinor) {
    boolean isExact() {
        return total.openMinor() - total.unappliedMinor() == total.balanceMinor()
                && total.balanceMinor() == documentsMinor;
    }
}

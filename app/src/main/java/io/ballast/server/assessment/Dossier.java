package io.ballast.server.assessment;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerCodec;

/**
 * One customer's facts, read but not yet unpacked: that is left to the thread that assesses it.
 *
 * @param head what is known beside the documents
 * @param documents where the ledger comes from
 */
record Dossier(FactsHead head, Documents documents) {

    /** The two ways of a ledger out of the database. */
    sealed interface Documents {

        /** The packed projection, valid for the revision of the head. */
        final class Packed implements Documents {
            private final byte[] bytes;

            Packed(byte[] bytes) {
                this.bytes = bytes;
            }
        }

        /** Rows of the normalised tables, at this index of those asked for. */
        record Rows(LedgerAssembly assembly, int index) implements Documents {}
    }

    /** Whether the packed projection had nothing valid for this customer. */
    boolean needsPacking() {
        return documents instanceof Documents.Rows;
    }

    /** The packed ledger: as it was stored, or packed here and now. */
    byte[] packed() {
        return switch (documents) {
            case Documents.Packed packed -> packed.bytes;
            case Documents.Rows rows -> LedgerCodec.encode(rows.assembly().ledger(rows.index()));
        };
    }

    CustomerFacts facts(RunScope scope, Ledger ledger) {
        return new CustomerFacts(
                head.code(),
                scope.asOf(),
                scope.knowledge(),
                scope.currency(),
                head.profile(),
                head.standing(),
                ledger,
                head.previous());
    }
}

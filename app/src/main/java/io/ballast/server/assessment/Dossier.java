package io.ballast.server.assessment;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One customer's facts, read but not yet unpacked: that is left to the thread that assesses it.
 *
 * @param head what is known beside the documents
 * @param documents where the ledger comes from
 */
record Dossier(FactsHead head, Documents documents) {
    private static final Logger log = LoggerFactory.getLogger(Dossier.class);

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

    /** A ledger, the bytes it is packed in, and whether those are not what was stored. */
    static final class Unpacked {
        private final Ledger ledger;
        private final byte[] bytes;
        private final boolean isNew;

        Unpacked(Ledger ledger, byte[] bytes, boolean isNew) {
            this.ledger = ledger;
            this.bytes = bytes;
            this.isNew = isNew;
        }

        Ledger ledger() {
            return ledger;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean isNew() {
            return isNew;
        }
    }

    /** The ledger; one whose packed bytes are damaged is read anew from the tables. */
    Unpacked unpack(FactsSnapshot snapshot) {
        byte[] bytes = packed();
        try {
            return new Unpacked(LedgerCodec.decode(bytes), bytes, needsPacking());
        } catch (IllegalArgumentException e) {
            log.warn("packed ledger damaged, read anew customer={} because={}", head.customerId(), e.getMessage());
            Ledger ledger = snapshot.ledgerOf(head.customerId());
            return new Unpacked(ledger, LedgerCodec.encode(ledger), true);
        }
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

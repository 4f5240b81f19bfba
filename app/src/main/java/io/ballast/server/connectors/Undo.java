package io.ballast.server.connectors;

import io.ballast.server.audit.Audit;
import io.ballast.server.contracts.TermsUndo;
import io.ballast.server.customers.CustomerUndo;
import io.ballast.server.ledger.LedgerUndo;
import io.ballast.server.staging.Staging;
import io.ballast.server.staging.UndoRefused;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a batch back as a whole, or not at all. */
@Service
public class Undo {
    private final Batches batches;
    private final Staging staging;
    private final CustomerUndo customers;
    private final TermsUndo terms;
    private final LedgerUndo documents;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Undo(
            Batches batches,
            Staging staging,
            CustomerUndo customers,
            TermsUndo terms,
            LedgerUndo documents,
            Audit audit,
            TransactionTemplate transaction) {
        this.batches = batches;
        this.staging = staging;
        this.customers = customers;
        this.terms = terms;
        this.documents = documents;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What became of the wish to undo a batch. */
    public sealed interface Outcome {
        /**
         * It is taken back.
         *
         * @param areCustomersGone whether the customers it had added were deleted; else they are closed
         */
        record Undone(boolean areCustomersGone) implements Outcome {}

        /**
         * It stands.
         *
         * @param reason last part of the message key {@code connectors.undo.*}
         * @param rows how many rows stand in the way
         */
        record Refused(String reason, long rows) implements Outcome {}
    }

    /** Undoes a batch that was loaded; {@code why} goes to the trail. */
    public Outcome undo(long batch, String by, Instant at, String why) {
        try {
            return transaction.execute(_ -> undone(batch, by, at, why));
        } catch (UndoRefused e) {
            return new Outcome.Refused(e.reason(), e.rows());
        }
    }

    private Outcome undone(long batch, String by, Instant at, String why) {
        if (!batches.isAlone()) {
            throw new UndoRefused("another_import", 1);
        }
        Batch known = batches.byId(batch).orElseThrow(() -> new UndoRefused("unknown_batch", batch));
        if (known.state() != BatchState.LOADED) {
            throw new UndoRefused("not_loaded", batch);
        }
        documents.check(batch);
        terms.check(batch);
        customers.check(batch);
        staging.open();
        customers.undo(batch);
        terms.undo(batch);
        documents.undo(batch);
        boolean areGone = customers.deleteLeaving(documents::forgetLeaving);
        batches.markUndone(batch, by, at);
        audit.record(
                "connectors.batch.undone",
                "batch",
                Long.toString(batch),
                why,
                Map.of("state", known.state().name()),
                Map.of("state", "UNDONE"));
        return new Outcome.Undone(areGone);
    }
}

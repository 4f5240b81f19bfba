package io.ballast.server.assessment;

import io.ballast.server.ledger.DocumentsRecorded;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Assesses anew whom an import or a person's decision has changed: a few customers at once, many in a run. A listener
 * that is cut off hears the event again after the next start.
 */
@Component
class BooksListener {
    /** So many customers are assessed within the event; more are a run of their own, to be watched and resumed. */
    private static final int FEW = 200;

    private static final String OF_BATCH = """
        select customer_id
        from ledger.revision
        where batch_id = :batch
        order by customer_id""";

    private static final Logger log = LoggerFactory.getLogger(BooksListener.class);

    private final JdbcClient jdbc;
    private final Runs runs;
    private final AssessmentRuns portfolio;
    private final Reassessment reassessment;
    private final Judgements judgements;

    BooksListener(
            JdbcClient jdbc, Runs runs, AssessmentRuns portfolio, Reassessment reassessment, Judgements judgements) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.portfolio = portfolio;
        this.reassessment = reassessment;
        this.judgements = judgements;
    }

    @ApplicationModuleListener
    void documentsRecorded(DocumentsRecorded event) {
        Optional<Run> inForce = runs.inForce();
        if (inForce.isEmpty() || event.customers() == 0) {
            return;
        }
        Run run = inForce.get();
        if (event.customers() > FEW) {
            portfolio.start(new RunRequest(run.asOf(), run.knowledge(), Run.Trigger.IMPORT, run.startedBy()));
        } else {
            assess(run, customersOf(event.batchId()), "documents recorded");
        }
    }

    @ApplicationModuleListener
    void overrideChanged(OverrideChanged event) {
        runs.inForce().ifPresent(run -> assess(run, new long[] {event.customer()}, "grade override changed"));
    }

    /** A run judged by a policy or engine that is gone is left as it is; the next one replaces it. */
    private void assess(Run run, long[] customers, String because) {
        Optional<Judgement> judgement = judgements.of(run);
        if (judgement.isPresent() && customers.length > 0) {
            int assessed = reassessment.of(customers, run, judgement.get(), because);
            log.info("customers assessed anew run={} customers={} because={}", run.id(), assessed, because);
        }
    }

    private long[] customersOf(long batch) {
        return jdbc.sql(OF_BATCH).param("batch", batch).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}

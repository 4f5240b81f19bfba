package io.ballast.server.assessment;

import io.ballast.server.audit.Audit;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Writes into the audit trail of a customer that its grade changed apart from a run of the whole portfolio. */
@Component
class RatingTrail {
    private final Audit audit;

    RatingTrail(Audit audit) {
        this.audit = audit;
    }

    @ApplicationModuleListener
    void ratingChanged(RatingChanged event) {
        audit.recordAs(
                Audit.SYSTEM,
                "assessment.rating.changed",
                "customer",
                Long.toString(event.customer()),
                "",
                Map.of("grade", event.before().name()),
                Map.of("grade", event.after().name(), "run", event.run()));
    }
}

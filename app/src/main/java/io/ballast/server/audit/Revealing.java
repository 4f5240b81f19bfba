package io.ballast.server.audit;

import io.ballast.server.web.Refusal;
import io.ballast.server.web.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what the trail masks, entry by entry, to who may and says why; that is an entry itself. */
@Service
class Revealing {
    static final String REVEAL = "audit:entry:reveal";
    static final int LONGEST_REASON = 500;
    private static final String REVEALED = "audit.entry.revealed";
    private static final int SHORTEST_REASON = 4;
    private static final int MOST_AN_HOUR = 60;

    private final Trail trail;
    private final Audit audit;
    private final Clock clock;

    Revealing(Trail trail, Audit audit, Clock clock) {
        this.trail = trail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An entry in full.
     *
     * @param reason 4 to 500 characters
     * @throws Refusal if the viewer may not, gives no reason, has seen too many, or there is no such entry
     */
    @Transactional
    public TrailEntry reveal(long id, String reason) {
        if (Viewer.current().filter(viewer -> viewer.may(REVEAL)).isEmpty()) {
            throw Refusal.forbidden("audit.reveal.forbidden");
        }
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw Refusal.unprocessable("audit.reveal.reason.fault", SHORTEST_REASON, LONGEST_REASON);
        }
        TrailEntry entry = trail.inFull(id).orElseThrow(Refusal::notFound);
        if (trail.times(REVEALED, Author.current().actor(), clock.instant().minus(Duration.ofHours(1)))
                >= MOST_AN_HOUR) {
            throw Refusal.conflict("audit.reveal.too-many", MOST_AN_HOUR);
        }
        audit.record(REVEALED, "audit-entry", Long.toString(id), why, Map.of(), Map.of());
        return entry;
    }
}

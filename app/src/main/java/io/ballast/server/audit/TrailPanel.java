package io.ballast.server.audit;

import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The newest entries of the trail about a customer. */
@Component
class TrailPanel implements Panel {
    private static final int MOST = 50;

    private final Trail trail;

    TrailPanel(Trail trail) {
        this.trail = trail;
    }

    /** What the section shows, newest first. */
    record SubjectTrail(List<TrailEntry> entries) {
        SubjectTrail {
            entries = List.copyOf(entries);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 900, "trail", "audit.trail", "audit:entry:read");
    }

    @Override
    public Optional<Fragment> of(Subject subject) {
        return Optional.of(new Fragment(
                "audit/panel", new SubjectTrail(trail.of(subject.type(), Long.toString(subject.id()), MOST))));
    }
}

package io.ballast.server.limits;

import io.ballast.server.web.Loop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Looks at the customers of journals, and closes outlived ones. Several servers do no harm to each other. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ballast.limits.loop", matchIfMissing = true)
class JournalLoop extends Loop {
    private static final long PAUSE_MILLIS = 1_000;

    private final JournalPreview preview;
    private final JournalDesk desk;

    JournalLoop(JournalPreview preview, JournalDesk desk) {
        super("limit-journals");
        this.preview = preview;
        this.desk = desk;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        preview.all();
        desk.expire();
    }
}

package io.ballast.server.connectors;

import io.ballast.server.web.Progress;
import java.util.Optional;

/** Passes the progress of an import on to its job, and the wish to stop back to the import. */
final class JobWatch implements ImportProgress.Watcher {
    private final Progress job;
    private Optional<Progress.Cancelled> cancelled = Optional.empty();

    JobWatch(Progress job) {
        this.job = job;
    }

    @Override
    public void moved(ImportProgress progress) {
        try {
            progress.expectedRows().ifPresent(job::total);
            job.done(progress.rows());
        } catch (Progress.Cancelled e) {
            cancelled = Optional.of(e);
            progress.cancel();
        }
    }

    /** Ends the job as cancelled if somebody stopped it. */
    void end() throws Progress.Cancelled {
        if (cancelled.isPresent()) {
            throw cancelled.get();
        }
    }
}

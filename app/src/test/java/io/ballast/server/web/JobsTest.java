package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class JobsTest {
    @Autowired
    Jobs jobs;

    @Autowired
    StoredJobs stored;

    @Autowired
    Clock clock;

    @Test
    void a_finished_job_says_how_much_it_did_and_where_the_result_is() throws Exception {
        long id = jobs.start("web.jobs", "stones.csv", progress -> {
            progress.total(10);
            progress.done(10);
            return Optional.of("/stones");
        });
        Job job = until(id, found -> !found.isRunning());
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.done()).isEqualTo(10);
        assertThat(job.resultPath()).contains("/stones");
    }

    @Test
    void a_job_that_is_cancelled_stops_at_its_next_report() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        long id = jobs.start("web.jobs", "stones.csv", progress -> {
            for (long row = 0; ; row++) {
                progress.done(row);
                started.countDown();
                Thread.sleep(20);
            }
        });
        started.await();
        assertThat(jobs.cancel(id)).isTrue();
        assertThat(until(id, found -> !found.isRunning()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.cancel(id)).isFalse();
    }

    @Test
    void a_job_that_fails_keeps_its_reason() throws Exception {
        long id = jobs.start("web.jobs", "stones.csv", progress -> {
            throw new IllegalStateException("the file has no header");
        });
        Job job = until(id, found -> !found.isRunning());
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message()).isEqualTo("the file has no header");
    }

    @Test
    void a_job_of_a_process_that_was_killed_can_go_on() {
        long id = stored.add("web.jobs", "stones.csv", "ballast", clock.instant());
        stored.markInterrupted(clock.instant());
        assertThat(stored.find(id).orElseThrow().state()).isEqualTo(JobState.RESUMABLE);
    }

    @Test
    void rate_and_time_left_follow_from_what_is_done() {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        Job job = new Job(
                1,
                "web.jobs",
                "x",
                "y",
                JobState.RUNNING,
                300,
                java.util.OptionalLong.of(1000),
                "",
                Optional.empty(),
                start,
                start.plusSeconds(30),
                Optional.empty());
        assertThat(job.rate()).hasValue(10); // 300 rows / 30 s
        assertThat(job.secondsLeft()).hasValue(70); // (1000 - 300) / 10
    }

    private Job until(long id, Predicate<Job> wanted) throws InterruptedException {
        Instant end = clock.instant().plus(Duration.ofSeconds(30));
        while (clock.instant().isBefore(end)) {
            Job job = jobs.find(id).orElseThrow();
            if (wanted.test(job)) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("job " + id + " did not get there: " + jobs.find(id));
    }
}

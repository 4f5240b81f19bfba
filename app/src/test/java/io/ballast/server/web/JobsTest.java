package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class JobsTest {
    @Autowired
    Jobs jobs;

    @Autowired
    StoredJobs stored;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

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
    void a_job_of_a_process_that_ended_can_go_on_and_one_of_another_living_server_is_left_alone() {
        long dead = stored.add("web.jobs", "stones.csv", "ballast", clock.instant());
        long others = stored.add("web.jobs", "more.csv", "ballast", clock.instant());
        jdbc.sql("update web.job set alive_until = now() - interval '1 second' where id = :id")
                .param("id", dead)
                .update();
        stored.markInterrupted();
        assertThat(stored.find(dead).orElseThrow().state()).isEqualTo(JobState.RESUMABLE);
        assertThat(stored.find(others).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        assertThat(stored.report(dead, 1, OptionalLong.empty(), clock.instant()))
                .as("who was taken for dead and is not shall stop")
                .isTrue();
        stored.finish(others, JobState.DONE, "", Optional.empty(), clock.instant());
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
                OptionalLong.of(1000),
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

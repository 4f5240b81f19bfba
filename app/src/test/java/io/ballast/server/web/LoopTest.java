package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {
    @Test
    void a_round_that_fails_is_followed_by_another_one() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        var loop = new Loop("test", 1) {
            @Override
            protected void step() {
                rounds.countDown();
                throw new IllegalStateException("round " + rounds.getCount());
            }
        };
        loop.start();
        try {
            assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(loop.isRunning()).isTrue();
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }
}

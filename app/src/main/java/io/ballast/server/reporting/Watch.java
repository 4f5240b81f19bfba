package io.ballast.server.reporting;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Terminal;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells every second how far work is, beside the results, and only when there is news. */
final class Watch implements AutoCloseable {
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private final Terminal terminal;
    private final Supplier<Text> news;
    private String last = "";

    Watch(Terminal terminal, Supplier<Text> news) {
        this.terminal = terminal;
        this.news = news;
        var _ = ticks.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    private void tell() {
        String line = terminal.in(news.get());
        if (!line.equals(last)) {
            terminal.aside(line);
            last = line;
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}

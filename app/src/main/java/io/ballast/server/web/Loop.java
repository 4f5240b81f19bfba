package io.ballast.server.web;

import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** Work that is done again and again on a thread of its own while the server runs. */
public abstract class Loop implements SmartLifecycle {
    private final String name;
    private Optional<Thread> thread = Optional.empty();

    /**
     * A loop that waits to be started.
     *
     * @param name of its thread
     */
    protected Loop(String name) {
        this.name = name;
    }

    /** Works once, and waits before or behind it; a failure that gets out of here ends the loop. */
    protected abstract void step() throws InterruptedException;

    @Override
    public synchronized void start() {
        thread = Optional.of(Thread.ofVirtual().name(name).start(this::work));
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final synchronized void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread.isPresent();
    }
}

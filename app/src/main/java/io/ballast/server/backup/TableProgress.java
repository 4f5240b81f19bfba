package io.ballast.server.backup;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Terminal;
import java.util.function.Consumer;

/** Tells the console now and then which table is being copied. */
final class TableProgress implements Consumer<String> {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Terminal terminal;
    private final Text verb;
    private long last = System.nanoTime();

    TableProgress(Terminal terminal, Text verb) {
        this.terminal = terminal;
        this.verb = verb;
    }

    @Override
    public void accept(String table) {
        if (System.nanoTime() - last > EVERY_NANOS) {
            last = System.nanoTime();
            terminal.aside(Text.of(verb.zh() + " " + table + "……", verb.en() + " " + table + "..."));
        }
    }
}

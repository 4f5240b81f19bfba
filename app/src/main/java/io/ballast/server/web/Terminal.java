package io.ballast.server.web;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** What the person at the console reads: results of commands and one-time links. It is not the log. */
@Component
public class Terminal {
    private final PrintStream out;

    public Terminal() {
        this(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    Terminal(PrintStream out) {
        this.out = out;
    }

    public void print(String line) {
        out.println(line);
    }
}

package io.ballast.server.web;

import io.ballast.engine.value.Text;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the person at the console reads: results of commands and one-time links on standard output, progress and
 * complaints on standard error. It is not the log.
 */
@Component
public class Terminal {
    private final PrintStream out;
    private final PrintStream asides;
    private final Locale locale;

    public Terminal() {
        this(stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv());
    }

    /** A terminal that writes all there, in the language that the variables LC_ALL, LC_MESSAGES and LANG ask for. */
    public Terminal(PrintStream out, Map<String, String> environment) {
        this(out, out, environment);
    }

    /** A terminal that writes results and asides to two places. */
    public Terminal(PrintStream out, PrintStream asides, Map<String, String> environment) {
        this.out = out;
        this.asides = asides;
        this.locale = localeOf(environment);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Chinese if the console asks for it, else English. */
    public Locale locale() {
        return locale;
    }

    public void print(String line) {
        out.println(line);
    }

    public void print(Text line) {
        print(in(line));
    }

    /** Says what goes on or went wrong, beside the results. */
    public void aside(String line) {
        asides.println(line);
    }

    public void aside(Text line) {
        aside(in(line));
    }

    /** The words of a text in the language of this terminal. */
    public String in(Text text) {
        return locale.getLanguage().equals("zh") ? text.zh() : text.en();
    }

    private static Locale localeOf(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}

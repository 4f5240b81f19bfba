package io.ballast.server.web;

import io.ballast.engine.value.Text;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the person at the console reads: results of commands and one-time links. It is not the log. */
@Component
public class Terminal {
    private final PrintStream out;
    private final Locale locale;

    public Terminal() {
        this(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), System.getenv());
    }

    /** A terminal that writes there, in the language that the variables LC_ALL, LC_MESSAGES and LANG ask for. */
    public Terminal(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.locale = localeOf(environment);
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

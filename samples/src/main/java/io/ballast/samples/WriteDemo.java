package io.ballast.samples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Command that writes a demo company.
 *
 * <pre>WriteDemo --out DIR [--seed N] [--customers N] [--invoices-per-customer N] [--as-of YYYY-MM-DD]</pre>
 *
 * Ends with 0 when the files are written and with 2 when the options make no sense.
 */
public final class WriteDemo {
    private static final int USAGE = 2;

    private WriteDemo() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        DemoFiles.Written written = DemoFiles.write(options.out(), options.settings(), (customers, invoices) -> {
            if (customers % 10_240 == 0) {
                out.println("customers=" + customers + " invoices=" + invoices);
            }
        });
        out.println("customers=" + written.customers() + " invoices=" + written.invoices() + " dir=" + options.out());
    }

    /** What the command was asked to do. */
    record Options(Path out, DemoSettings settings) {

        /**
         * Reads options given as name and value.
         *
         * @throws IllegalArgumentException with a sentence for the user if one is unknown, missing or out of range
         */
        static Options parse(List<String> args) {
            DemoSettings settings = DemoSettings.standard();
            String out = "";
            for (int i = 0; i < args.size(); i += 2) {
                String name = args.get(i);
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException("Option " + name + " needs a value");
                }
                String value = args.get(i + 1);
                switch (name) {
                    case "--out" -> out = value;
                    case "--seed" -> settings = settings.withSeed(number(name, value));
                    case "--customers" -> settings = settings.withCustomers(count(name, value));
                    case "--invoices-per-customer" -> settings = settings.withInvoicesPerCustomer(count(name, value));
                    case "--as-of" -> settings = settings.withAsOf(date(name, value));
                    default ->
                        throw new IllegalArgumentException("Unknown option " + name
                                + "; known: --out --seed --customers --invoices-per-customer --as-of");
                }
            }
            if (out.isBlank()) {
                throw new IllegalArgumentException("Say where to write: --out DIR");
            }
            return new Options(Path.of(out), settings);
        }

        private static long number(String name, String value) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("Option " + name + " needs a whole number, not '" + value + "'", e);
            }
        }

        private static int count(String name, String value) {
            long number = number(name, value);
            return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }

        private static LocalDate date(String name, String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "Option " + name + " needs a date, YYYY-MM-DD, not '" + value + "'", e);
            }
        }
    }
}

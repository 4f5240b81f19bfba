package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteDemoTest {
    @TempDir
    Path dir;

    @Test
    void options_change_the_standard_company() {
        var options = WriteDemo.Options.parse(
                List.of("--out", "demo", "--seed", "5", "--customers", "100000", "--as-of", "2025-06-30"));

        assertThat(options.settings())
                .isEqualTo(new DemoSettings(5, 100_000, 100, LocalDate.of(2025, 6, 30), 3_000)); // 3 in 100 fail
    }

    @Test
    void options_that_make_no_sense_are_refused_with_a_sentence() {
        assertRefused("Say where to write", "--seed", "1");
        assertRefused("Unknown option --sed", "--sed", "1");
        assertRefused("needs a value", "--out");
        assertRefused("whole number, not 'x'", "--out", "demo", "--customers", "x");
        assertRefused("customers out of range", "--out", "demo", "--customers", "0");
        assertRefused("needs a date", "--out", "demo", "--as-of", "31.12.2026");
    }

    /** The heap is smaller than the files, so the command must forget customers as it goes. */
    @Test
    void a_company_larger_than_the_heap_is_written() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.ballast.samples.WriteDemo",
                        "--out",
                        dir.toString(),
                        "--customers",
                        "6000",
                        "--invoices-per-customer",
                        "25")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("customers=6000 invoices=");
        assertThat(bytesWritten()).isGreaterThan(40_000_000); // against a heap of 25,165,824
    }

    private long bytesWritten() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void assertRefused(String because, String... args) {
        assertThatThrownBy(() -> WriteDemo.Options.parse(List.of(args)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }
}

package io.ballast.server.reporting;

import io.ballast.engine.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The style sheet inside a report, and the policy that lets nothing but this style sheet into the page. */
final class ReportStyle {
    static final String TEXT = read();
    static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(TEXT) + "'; base-uri 'none'; form-action 'none'";

    private ReportStyle() {}

    private static String read() {
        try (InputStream in = ReportStyle.class.getResourceAsStream("/reporting/report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}

package io.ballast.server.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How mails leave the house.
 *
 * @param host mail server; empty: no mails are sent
 * @param port 587 for STARTTLS, 465 for TLS
 * @param username empty: none is asked for
 * @param password of the user name
 * @param security {@code starttls}, {@code tls} or {@code none}
 * @param from sender of all mails
 * @param domains where mails may go; none: anywhere
 * @param address of this server, for links
 */
record MailSettings(
        String host,
        int port,
        String username,
        String password,
        String security,
        String from,
        List<String> domains,
        String address) {
    MailSettings {
        domains = List.copyOf(domains);
        if (!List.of("starttls", "tls", "none").contains(security)) {
            throw new IllegalArgumentException("BALLAST_SMTP_SECURITY is starttls, tls or none, not " + security);
        }
        if (!host.isEmpty() && !MailAddress.isSound(from)) {
            throw new IllegalArgumentException("BALLAST_SMTP_FROM is needed with BALLAST_SMTP_HOST: " + from);
        }
    }

    boolean isConfigured() {
        return !host.isEmpty();
    }

    /** Whether mails may go to this address. */
    boolean allows(String to) {
        String domain = to.substring(to.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.isEmpty() || domains.contains(domain);
    }

    /** Reads the settings. */
    @Component
    static final class Source {
        private final MailSettings settings;

        Source(
                @Value("${ballast.smtp.host:}") String host,
                @Value("${ballast.smtp.port:587}") int port,
                @Value("${ballast.smtp.username:}") String username,
                @Value("${ballast.smtp.password:}") String password,
                @Value("${ballast.smtp.security:starttls}") String security,
                @Value("${ballast.smtp.from:}") String from,
                @Value("${ballast.smtp.domains:}") String domains,
                @Value("${ballast.address:}") String address,
                @Value("${server.port:8080}") int serverPort) {
            this.settings = new MailSettings(
                    host.strip(),
                    port,
                    username,
                    password,
                    security,
                    from.strip(),
                    Arrays.stream(domains.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                            .filter(domain -> !domain.isEmpty())
                            .toList(),
                    address.isEmpty() ? "http://localhost:" + serverPort : address.replaceAll("/+$", ""));
        }

        MailSettings settings() {
            return settings;
        }
    }
}

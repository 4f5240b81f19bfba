package io.ballast.server.notification;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where receivers outside may be, and how long one post may take. */
@Component
class HookSettings {
    private final AddressGuard guard;
    private final HookClient client;

    HookSettings(
            @Value("${ballast.webhook.allowed:}") String allowed,
            @Value("${ballast.webhook.http:false}") boolean isPlainAllowed,
            @Value("${ballast.webhook.timeout:20s}") Duration timeout) {
        this.guard = new AddressGuard(
                Arrays.stream(allowed.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toSet()),
                isPlainAllowed);
        this.client = new HookClient(guard, timeout);
    }

    AddressGuard guard() {
        return guard;
    }

    HookClient client() {
        return client;
    }
}

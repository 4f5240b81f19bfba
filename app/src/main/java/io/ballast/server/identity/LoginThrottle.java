package io.ballast.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down without locking anybody out: failures count for a pair of name and address, and for an address;
 * the owner of the name, coming from elsewhere, never notices. In memory, 10,000 newest keys.
 */
@Component
class LoginThrottle {
    static final int PER_NAME_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int KEYS = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEYS;
        }
    };

    private record Failures(int count, Instant last) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOpen(String username, String address) {
        return count(username + "\n" + address) < PER_NAME_AND_ADDRESS && count(address) < PER_ADDRESS;
    }

    synchronized void failed(String username, String address) {
        raise(username + "\n" + address);
        raise(address);
    }

    synchronized void succeeded(String username, String address) {
        failures.remove(username + "\n" + address);
    }

    private int count(String key) {
        Failures known = failures.get(key);
        return known == null || known.last().plus(WINDOW).isBefore(clock.instant()) ? 0 : known.count();
    }

    private void raise(String key) {
        failures.put(key, new Failures(count(key) + 1, clock.instant()));
    }
}

package io.ballast.server.identity;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where passkeys hold: for the host people reach the server at (BALLAST_URL), which browsers bind them to. Never taken
 * from a request.
 */
@Component
@ConditionalOnWebApplication
class PasskeyPlace {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyPlace.class);
    private static final String LOCAL = "localhost";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*\\.[a-z][a-z0-9-]{0,62}");

    private final String address;
    private final Environment environment;

    PasskeyPlace(@Value("${ballast.address}") String address, Environment environment) {
        this.address = address;
        this.environment = environment;
    }

    /**
     * A place.
     *
     * @param domain relying party id: the host
     * @param origin scheme, host and port, as browsers write it
     */
    record Place(String domain, String origin) {}

    /** Empty where browsers know no passkeys: without TLS, and at an address without a name. */
    Optional<Place> find() {
        return address.isEmpty()
                ? Optional.of(new Place(
                        LOCAL, "http://" + LOCAL + ":" + environment.getRequiredProperty("local.server.port")))
                : of(address);
    }

    static Optional<Place> of(String address) {
        URI uri = URI.create(address);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean isSecure = scheme.equals("https") && NAME.matcher(host).matches();
        boolean isLocal = host.equals(LOCAL) && (scheme.equals("http") || scheme.equals("https"));
        if (!isSecure && !isLocal) {
            return Optional.empty();
        }
        boolean isUsual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return Optional.of(new Place(host, scheme + "://" + host + (isUsual ? "" : ":" + uri.getPort())));
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        find().ifPresentOrElse(
                        place -> LOG.info("passkeys on domain={} origin={}", place.domain(), place.origin()),
                        () -> LOG.warn(
                                "passkeys off: BALLAST_URL must be https with a host name, or localhost, and is {}",
                                address));
    }
}

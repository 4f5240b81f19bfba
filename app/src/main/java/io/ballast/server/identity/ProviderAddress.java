package io.ballast.server.identity;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where this server asks and leads to. The issuer is the operator's word and may lie anywhere, also in the own network;
 * what the provider says of itself may not lead away from https.
 */
final class ProviderAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ProviderAddress() {}

    static boolean isSecure(URI address) {
        return is("https", address);
    }

    /** Without TLS on this machine: for trying out. */
    static boolean isLocal(URI address) {
        return is("http", address) && THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    /** Whether a provider may name this as one of its addresses: this machine only if it lies there itself. */
    static boolean isAllowed(URI address, URI issuer) {
        return isSecure(address) || isLocal(address) && isLocal(issuer);
    }

    private static boolean is(String scheme, URI address) {
        return scheme.equalsIgnoreCase(address.getScheme())
                && Optional.ofNullable(address.getHost()).isPresent()
                && address.getUserInfo() == null;
    }
}

package io.ballast.server.notification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps this server from being sent to its own network: an address is looked up once, must be public, and is the very
 * one that is connected to. Hosts that an administrator of the machine allows by name may be anywhere.
 */
final class AddressGuard implements DnsResolver {
    static final int LONGEST = 1_000;

    private static final Pattern QUAD = Pattern.compile(
            "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(\\.(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])){3}");
    /** What some read as a number in another form, and so as another host than this server does. */
    private static final Pattern NUMERIC =
            Pattern.compile("(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");

    /** First address and length of prefix of what is not the public internet (IANA special-purpose registry). */
    private static final List<Block> CLOSED = List.of(
            Block.of(0, 0, 8),
            Block.of(10, 0, 8),
            Block.of(100, 64, 10),
            Block.of(127, 0, 8),
            Block.of(169, 254, 16),
            Block.of(172, 16, 12),
            new Block(new int[] {192, 0, 0, 0}, 24),
            new Block(new int[] {192, 0, 2, 0}, 24),
            new Block(new int[] {192, 88, 99, 0}, 24),
            Block.of(192, 168, 16),
            Block.of(198, 18, 15),
            new Block(new int[] {198, 51, 100, 0}, 24),
            new Block(new int[] {203, 0, 113, 0}, 24),
            Block.of(224, 0, 3));

    private static final List<Block> CLOSED_V6 = List.of(
            new Block(new int[] {0x20, 0x01, 0x00, 0x00}, 23),
            new Block(new int[] {0x20, 0x01, 0x0d, 0xb8}, 32),
            new Block(new int[] {0x20, 0x02, 0, 0}, 16),
            new Block(new int[] {0x3f, 0xff, 0, 0}, 20));
    private static final Block GLOBAL_V6 = new Block(new int[] {0x20, 0, 0, 0}, 3);

    private final Set<String> allowed;
    private final boolean isPlainAllowed;

    /**
     * @param allowed hosts that may be anywhere, in lower case
     * @param isPlainAllowed whether http is good enough
     */
    AddressGuard(Set<String> allowed, boolean isPlainAllowed) {
        this.allowed = Set.copyOf(allowed);
        this.isPlainAllowed = isPlainAllowed;
    }

    /** Addresses that begin alike. */
    private static final class Block {
        private final int[] first;
        private final int bits;

        Block(int[] first, int bits) {
            this.first = first;
            this.bits = bits;
        }

        static Block of(int one, int two, int bits) {
            return new Block(new int[] {one, two, 0, 0}, bits);
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((first[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The message that says why an address cannot be a receiver, if it cannot; nothing is looked up for it. */
    Optional<String> fault(String address) {
        Optional<URI> parsed = parse(address);
        if (parsed.isEmpty()) {
            return Optional.of("notification.fault.url");
        }
        URI uri = parsed.get();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isPlainAllowed)) {
            return Optional.of("notification.fault.scheme");
        }
        return isAllowed(uri.getHost()) || !isClosedLiteral(uri.getHost())
                ? Optional.empty()
                : Optional.of("notification.fault.private");
    }

    private static Optional<URI> parse(String address) {
        try {
            URI uri = new URI(address);
            boolean isSound = address.length() <= LONGEST
                    && uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
            return isSound ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isClosedLiteral(String host) {
        boolean isOdd = NUMERIC.matcher(host).matches() && !QUAD.matcher(host).matches();
        boolean isLiteral = QUAD.matcher(host).matches() || host.startsWith("[");
        String lower = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        if (isOdd || lower.equals("localhost") || lower.endsWith(".localhost")) {
            return true;
        }
        try {
            return isLiteral && !isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /** Whether an address belongs to the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? CLOSED.stream().noneMatch(block -> block.has(bytes))
                : GLOBAL_V6.has(bytes) && CLOSED_V6.stream().noneMatch(block -> block.has(bytes));
    }

    /**
     * The one address to connect to.
     *
     * @throws UnknownHostException if there is none, or one of them is not public: a name that leads here and there is
     *     not trusted with either
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        if (!isAllowed(host) && !Arrays.stream(all).allMatch(AddressGuard::isPublic)) {
            throw new UnknownHostException(host + " is not a public address");
        }
        return new InetAddress[] {all[0]};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

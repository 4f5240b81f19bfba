package io.ballast.server.audit;

import io.ballast.server.web.Terminal;
import io.ballast.verify.Verifier;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./ballast audit verify-receipt FILE --key FILE}: asks the verifier, without server and database. */
public final class ReceiptCheck {
    /** The word behind {@code audit} that asks for it. */
    public static final String VERB = "verify-receipt";

    private ReceiptCheck() {}

    /**
     * Looks at receipts.
     *
     * @param arguments what stands behind the verb
     */
    public static int run(List<String> arguments, Terminal terminal) {
        return Verifier.run(
                Stream.concat(Stream.of("receipt"), arguments.stream()).toList(), terminal::print, terminal::aside);
    }
}

package io.ballast.engine.ledger;

/** The credit limit that holds on a day. No limit, a limit of zero and an unlimited account are three things. */
public sealed interface LimitInForce {

    /** Nobody has set a limit. */
    record None() implements LimitInForce {}

    /**
     * A limit was set.
     *
     * @param minor 0 or more, minor units of the ledger's currency
     */
    record Amount(long minor) implements LimitInForce {
        public Amount {
            if (minor < 0) {
                throw new IllegalArgumentException("A credit limit cannot be negative: " + minor);
            }
        }
    }

    /** The account was freed from a limit on purpose. */
    record Unlimited() implements LimitInForce {}
}

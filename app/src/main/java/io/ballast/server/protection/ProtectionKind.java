package io.ballast.server.protection;

/** What kind of protection a document gives; the label is the message {@code protection.kind.<name>}. */
public enum ProtectionKind {
    /** Somebody answers for the debt. */
    GUARANTEE(true),
    /** A bank pays on demand or against proof. */
    BANK_GUARANTEE(true),
    /** Real estate or equipment that stays with its owner. */
    MORTGAGE(false),
    /** Rights or things that are handed over. */
    PLEDGE(false),
    /** Money that was paid in. */
    DEPOSIT(false),
    /** An insurer pays the insured part. */
    CREDIT_INSURANCE(true);

    private final boolean isPromise;

    ProtectionKind(boolean isPromise) {
        this.isPromise = isPromise;
    }

    /** Whether it is worth only what its issuer is: given by the customer itself it is worth nothing. */
    boolean isPromise() {
        return isPromise;
    }

    public String label() {
        return "protection.kind." + name();
    }
}

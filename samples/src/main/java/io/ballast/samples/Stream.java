package io.ballast.samples;

/** Keys of the independent random streams of a demo company; the numbers are part of what a seed means. */
final class Stream {
    static final long FAILURES = 1;
    static final long GROUPS = 2;
    static final long CUSTOMERS = 3;
    static final long PROFILE = 4;
    static final long CONDUCT = 5;
    static final long TRADE = 6;
    static final long SETTLING = 7;
    static final long BILLS = 8;

    private Stream() {}
}

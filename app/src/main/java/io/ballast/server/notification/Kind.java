package io.ballast.server.notification;

import java.time.Duration;

/**
 * What notices are about. Of each, messages say the title {@code notification.title.<name>} with the words of the
 * notice, what to do next, {@code notification.next.<name>}, and its name in lists, {@code notification.kind.<name>}.
 */
public enum Kind {
    WARNING(false, Duration.ofDays(1)),
    WARNINGS(false, Duration.ofDays(1)),
    POLICY_PROPOSED(false, Duration.ofMinutes(10)),
    POLICY_APPROVED(false, Duration.ofDays(1)),
    POLICY_REJECTED(false, Duration.ofDays(1)),
    LIMIT_TO_APPROVE(false, Duration.ofMinutes(10)),
    LIMIT_URGED(false, Duration.ofMinutes(50)),
    LIMIT_LATE(false, Duration.ofDays(1)),
    LIMIT_APPROVED(false, Duration.ofDays(1)),
    LIMIT_REJECTED(false, Duration.ofDays(1)),
    LIMIT_JOURNAL_TO_APPROVE(false, Duration.ofMinutes(10)),
    LIMIT_JOURNAL_APPLIED(false, Duration.ofDays(1)),
    LIMIT_JOURNAL_REJECTED(false, Duration.ofDays(1)),
    LIMIT_EXPIRING(false, Duration.ofDays(1)),
    LIMITS_EXPIRING(false, Duration.ofDays(1)),
    LIMIT_BREAKING(false, Duration.ofDays(1)),
    LIMITS_BREAKING(false, Duration.ofDays(1)),
    CAP_PASSED(false, Duration.ofDays(1)),
    CAPS_PASSED(false, Duration.ofDays(1)),
    HOLD_CLEARED(false, Duration.ofDays(1)),
    HOLD_RELEASED(false, Duration.ofDays(1)),
    HOLD_REJECTED(false, Duration.ofDays(1)),
    HOLD_EXPIRED(false, Duration.ofDays(1)),
    MODEL_WATCH(false, Duration.ofDays(1)),
    MODEL_DUE(false, Duration.ofDays(1)),
    MODEL_OVERDUE(false, Duration.ofDays(1)),
    NIGHTLY_FINISHED(false, Duration.ofHours(20)),
    NIGHTLY_FAILED(false, Duration.ofHours(20)),
    IMPORT_REJECTED(false, Duration.ofDays(1)),
    TRAIL_UNSOUND(true, Duration.ofHours(1)),
    TRAIL_LATE(true, Duration.ofHours(1)),
    ACCOUNT_SECURITY(true, Duration.ofMinutes(1)),
    BREAK_GLASS(true, Duration.ofSeconds(1)),
    ENDPOINT_DISABLED(true, Duration.ofHours(1)),
    TEST(false, Duration.ZERO);

    private final boolean critical;
    private final Duration window;

    Kind(boolean critical, Duration window) {
        this.critical = critical;
        this.window = window;
    }

    /** Whether nobody can switch it off, and no quiet hour holds it. */
    boolean isCritical() {
        return critical;
    }

    /** For how long the same fact is not told again. */
    Duration window() {
        return window;
    }

    String label() {
        return "notification.kind." + name();
    }

    String title() {
        return "notification.title." + name();
    }

    String next() {
        return "notification.next." + name();
    }
}

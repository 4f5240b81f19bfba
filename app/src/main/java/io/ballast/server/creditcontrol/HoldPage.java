package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.web.util.UriUtils;

/**
 * One order that waits, or has waited.
 *
 * @param release that ended it, if one did
 * @param hand what the reader had to do with the order before, and so perhaps cannot release it
 * @param bound how much the reader may release; empty where that is any amount, or nothing is to be released
 * @param currency the reporting currency
 */
record HoldPage(
        Hold hold,
        Optional<StoredRelease> release,
        ReleaseForm form,
        HandInOrder hand,
        Optional<ReleaseBounds.Bound> bound,
        LocalDate today,
        Instant now,
        Currency currency) {

    DecisionWords words(Fmt fmt) {
        return new DecisionWords(currency, fmt);
    }

    List<ReleaseReason> reasons() {
        return List.of(ReleaseReason.values());
    }

    boolean isForced() {
        return hold.isForced(today);
    }

    static Badge badge(Hold hold, LocalDate today, Fmt fmt) {
        if (hold.isForced(today) && hold.isOpen()) {
            return Badge.of(Badge.Tone.BAD, fmt.text("creditcontrol.hold.forced"));
        }
        Badge.Tone tone = switch (hold.state()) {
            case OPEN -> Badge.Tone.WATCH;
            case RELEASED, CLEARED -> Badge.Tone.GOOD;
            case REJECTED -> Badge.Tone.BAD;
            case WITHDRAWN -> Badge.Tone.NEUTRAL;
        };
        return Badge.of(tone, fmt.text(hold.state().label()));
    }

    /** How long it waits, or waited. */
    static String age(Hold hold, Instant now, Fmt fmt) {
        Instant end = hold.ended().map(Hold.Ended::at).orElse(now);
        return fmt.span(Math.max(0, Duration.between(hold.placedAt(), end).toSeconds()));
    }

    /** The most of the order that would fit, in the reporting currency, if its checks say so. */
    OptionalLong fitting() {
        return hold.last().decision().advice().stream()
                .filter(Advice.CutOrder.class::isInstance)
                .mapToLong(advice -> ((Advice.CutOrder) advice).mostMinor())
                .filter(most -> most > 0)
                .findFirst();
    }

    /** An amount as it is written into the form. */
    String written(long minor) {
        return BigDecimal.valueOf(minor, currency.digits()).toPlainString();
    }

    String path() {
        return "/holds/" + hold.id();
    }

    /** What was released of the customer, among all that has ended. */
    String releasedPath() {
        return "/holds?state=ended&order=AGE&customer="
                + UriUtils.encode(hold.last().code(), StandardCharsets.UTF_8);
    }

    String planPath() {
        return "/holds/plan?customer=" + UriUtils.encode(hold.last().code(), StandardCharsets.UTF_8);
    }
}

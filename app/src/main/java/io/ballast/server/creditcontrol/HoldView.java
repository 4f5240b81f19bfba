package io.ballast.server.creditcontrol;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** An order that waits, for programs. Amounts are minor units of the reporting currency. */
record HoldView(
        @Schema(description = "Id of the decision that placed it")
        UUID id,

        Hold.State state,
        Instant placedAt,
        String placedBy,

        @Schema(description = "What is earned with the order; null if nobody said")
        Optional<Long> marginMinor,

        @Schema(description = "The last decision on the order: its checks are the reasons of the hold")
        DecisionView last,

        @Schema(description = "That somebody holds it by hand; null if nobody does")
        Optional<Forced> forced,

        Instant recheckedAt,

        @Schema(description = "To be sent with an act, so that nobody decides on what another has changed")
        long revision,

        Optional<Instant> endedAt,
        Optional<String> endedBy,

        @Schema(description = "The release that ended it; null if none did")
        Optional<Released> release) {

    /** A hold by hand. */
    record Forced(String by, Optional<LocalDate> until, String why) {}

    /** A release by authority. */
    record Released(
            UUID id,
            long minor,

            @Schema(description = "The amount with its tolerance")
            long mostMinor,

            int tolerancePercent,

            @Schema(description = "What the checks did not allow; null for who may not know of every customer")
            Optional<Long> overMinor,

            LocalDate firstDay,

            @Schema(description = "Inclusive") LocalDate lastDay,
            long deliveredMinor,
            long issuedMinor,
            ReleaseReason reasonCode,
            String comment,
            String by,
            Instant at) {

        static Released of(StoredRelease release, Hold hold, boolean isTold) {
            return new Released(
                    release.id(),
                    release.minor(),
                    release.at(hold.last().point()).mostMinor(),
                    release.tolerancePercent(),
                    isTold ? Optional.of(release.overMinor()) : Optional.empty(),
                    release.firstDay(),
                    release.lastDay(),
                    release.deliveredMinor(),
                    release.issuedMinor(),
                    release.reason(),
                    release.comment(),
                    release.by(),
                    release.at());
        }
    }

    /**
     * As programs read it.
     *
     * @param isTold whether the reader may know of every customer, and so what groups allow
     */
    static HoldView of(Hold hold, Optional<StoredRelease> release, boolean isTold, DecisionWords words) {
        return new HoldView(
                hold.id(),
                hold.state(),
                hold.placedAt(),
                hold.placedBy(),
                hold.marginMinor().isPresent() ? Optional.of(hold.marginMinor().getAsLong()) : Optional.empty(),
                DecisionView.of(hold.last(), words),
                hold.forced().map(by -> new Forced(by.by(), by.until(), by.why())),
                hold.recheckedAt(),
                hold.revision(),
                hold.ended().map(Hold.Ended::at),
                hold.ended().map(Hold.Ended::by),
                release.map(found -> Released.of(found, hold, isTold)));
    }
}

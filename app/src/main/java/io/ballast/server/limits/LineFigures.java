package io.ballast.server.limits;

import io.ballast.engine.exposure.Commitment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a look at a line of a journal found; its parts are those of {@link JournalLine}.
 *
 * @param held open orders that would be held
 * @param seen the state of things it was looked at in; empty of what changes nothing
 */
record LineFigures(
        JournalLine.Outcome outcome,
        Optional<JournalRefusal.Why> refusal,
        Optional<DatedLimit> before,
        OptionalLong beforeMinor,
        Optional<DatedLimit> after,
        OptionalLong afterMinor,
        OptionalLong exposureMinor,
        boolean isOver,
        List<Commitment> held,
        Optional<String> seen) {
    LineFigures {
        held = List.copyOf(held);
    }

    static LineFigures refused(JournalRefusal.Why why, Optional<DatedLimit> before) {
        return without(JournalLine.Outcome.REFUSED, Optional.of(why), before);
    }

    static LineFigures same(Optional<DatedLimit> before) {
        return without(JournalLine.Outcome.SAME, Optional.empty(), before);
    }

    private static LineFigures without(
            JournalLine.Outcome outcome, Optional<JournalRefusal.Why> refusal, Optional<DatedLimit> before) {
        return new LineFigures(
                outcome,
                refusal,
                before,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                List.of(),
                Optional.empty());
    }

    long heldMinor() {
        return held.stream().mapToLong(Commitment::minor).reduce(0, Math::addExact);
    }
}

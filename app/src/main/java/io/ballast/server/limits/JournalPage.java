package io.ballast.server.limits;

import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A journal with what it does.
 *
 * @param lines those shown
 * @param orders that would be held, by line
 * @param refusals rows of its list that were not taken
 * @param chain those who have to agree; nobody before it is proposed
 * @param turn the place the viewer may decide at now
 * @param reversedBy the journal that undoes it
 * @param show which lines are shown
 * @param next place of the next page
 * @param fault why the last act was refused
 */
record JournalPage(
        Journal journal,
        JournalTotals totals,
        List<JournalLine> lines,
        List<JournalLines.HeldLine> orders,
        List<JournalRefusal> refusals,
        List<ApprovalNode> chain,
        Optional<ApprovalNode> turn,
        boolean isRequester,
        Optional<UUID> reversedBy,
        Show show,
        Optional<Integer> next,
        Optional<String> fault) {

    /** Which lines a page shows; the label is the message {@code limits.journal.show.<name>}. */
    enum Show {
        ALL(JournalLines.Filter.ALL),
        CHANGE(JournalLines.Filter.CHANGING),
        HELD(new JournalLines.Filter(Optional.of(JournalLine.Outcome.CHANGE), true, false)),
        OVER(new JournalLines.Filter(Optional.of(JournalLine.Outcome.CHANGE), false, true)),
        REFUSED(new JournalLines.Filter(Optional.of(JournalLine.Outcome.REFUSED), false, false));

        private final JournalLines.Filter filter;

        Show(JournalLines.Filter filter) {
            this.filter = filter;
        }

        JournalLines.Filter filter() {
            return filter;
        }
    }

    JournalPage {
        lines = List.copyOf(lines);
        orders = List.copyOf(orders);
        refusals = List.copyOf(refusals);
        chain = List.copyOf(chain);
    }

    String path() {
        return "/limit-journals/" + journal.id();
    }

    String path(Show other) {
        return path() + "?show=" + other + "#lines";
    }

    String nextPage() {
        return path() + "?show=" + show + "&skip=" + next.orElse(0) + "#lines";
    }

    /** Whether customers are still being looked at. */
    boolean isLooking() {
        return journal.state().isOpen() && !journal.isKnown();
    }

    boolean isToPropose() {
        return isRequester && journal.state() == JournalState.DRAFT && journal.isKnown() && totals.changed() > 0;
    }

    boolean isToDecide() {
        return turn.isPresent() && journal.isKnown();
    }

    boolean isToReverse() {
        return journal.state() == JournalState.APPLIED && reversedBy.isEmpty();
    }

    /** The orders of a line that would be held. */
    List<JournalLines.HeldLine> orders(JournalLine line) {
        return orders.stream().filter(order -> order.line() == line.place()).toList();
    }

    /** The rule in the viewer's words. */
    String rule(Fmt fmt) {
        return rule(journal, fmt);
    }

    static String rule(Journal journal, Fmt fmt) {
        String key = "limits.journal.said." + journal.rule();
        return switch (journal.rule()) {
            case SET, CAP ->
                fmt.text(
                        key,
                        fmt.amount(journal.ruleMinor().orElseThrow(), journal.currency()) + " "
                                + journal.currency().code());
            case PERCENT -> {
                BigDecimal percent = journal.rulePercent().orElseThrow().stripTrailingZeros();
                yield fmt.text(key, (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%");
            }
            case LAST_DAY -> fmt.text(key, fmt.date(journal.validTo().orElseThrow()));
            case RECOMMENDED, LIST, REVERSAL -> fmt.text(key);
        };
    }

    static Badge badge(JournalState state, Fmt fmt) {
        Badge.Tone tone = switch (state) {
            case DRAFT, PROPOSED -> Badge.Tone.WATCH;
            case APPLIED -> Badge.Tone.GOOD;
            case REJECTED -> Badge.Tone.BAD;
            case WITHDRAWN, EXPIRED -> Badge.Tone.NEUTRAL;
        };
        return Badge.of(tone, fmt.text(state.label()));
    }

    /** A limit with its last day. */
    static String limit(Optional<DatedLimit> limit, Fmt fmt) {
        return limit.map(one -> LimitWords.limit(one.limit(), one.currency(), fmt)
                        + one.to()
                                .map(last -> " " + fmt.text("limits.journal.until", fmt.date(last)))
                                .orElse(""))
                .orElse(Fmt.NONE);
    }
}

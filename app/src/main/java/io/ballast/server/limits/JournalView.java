package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Text;
import io.ballast.server.limits.RequestView.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A journal, for programs. Amounts without a currency beside them are minor units of the reporting currency. */
record JournalView(
        UUID id,
        JournalRule rule,
        Optional<Long> amountMinor,
        Optional<BigDecimal> percent,

        @Schema(description = "New last day; null keeps the one there is")
        Optional<LocalDate> validTo,

        @Schema(description = "By what the customers were chosen")
        String chosen,

        String reason,

        @Schema(description = "The journal that it undoes") Optional<UUID> reverses,

        String currency,
        JournalState state,

        @Schema(
                description = "SHA-256 of everything the preview says, to be given with a proposal or an approval; null"
                        + " while customers are still being looked at")
        Optional<String> hash,

        @Schema(description = "What counts towards the authority; null if unlimited, or not proposed yet")
        Optional<Long> totalMinor,

        JournalTotals totals,
        String requestedBy,
        Instant createdAt,
        Optional<Instant> proposedAt,
        Optional<Instant> endedAt,

        @Schema(description = "Rows of the list that were not taken, and why")
        List<JournalRefusal> refusals,

        @Schema(description = "Who has to agree, in order; empty before it is proposed")
        List<Node> chain) {

    /** One person who has to agree. */
    record Node(
            @Schema(description = "To be given with a decision")
            int place,

            Voter voter,
            ApprovalNode.Origin origin,
            Text because,
            boolean turn,
            Optional<Instant> dueAt,
            Optional<String> decidedBy,

            @Schema(description = "APPROVED or REJECTED; null while open")
            Optional<String> verdict,

            Optional<String> comment) {
        private static Node of(ApprovalNode node) {
            return new Node(
                    node.place(),
                    node.voter(),
                    node.origin(),
                    node.because(),
                    node.isTurn(),
                    node.dueAt(),
                    node.decided().map(done -> done.by().username()),
                    node.decided().map(done -> done.isApproval() ? "APPROVED" : "REJECTED"),
                    node.decided().map(ApprovalNode.Decided::comment));
        }
    }

    /** One customer of a journal. */
    record Line(
            String customer,
            String name,

            @Schema(description = "CHANGE, SAME or REFUSED; null while it is to be looked at")
            Optional<JournalLine.Outcome> outcome,

            @Schema(description = "Why it is refused") Optional<JournalRefusal.Why> refusal,
            Optional<Amount> before,
            Optional<LocalDate> beforeTo,
            Optional<Amount> after,
            Optional<LocalDate> afterTo,
            long exposureMinor,

            @Schema(description = "What would be left; null when unlimited")
            Optional<Long> headroomMinor,

            @Schema(description = "Whether the exposure exceeds the new limit: no new credit")
            boolean over,

            @Schema(description = "Open orders whose delivery would be held then, and is not now")
            List<Order> held,

            @Schema(description = "Whether it says something else than when it was looked at before")
            boolean moved,

            @Schema(description = "The request it has become")
            Optional<UUID> request) {
        static Line of(JournalLine line, List<JournalLines.HeldLine> orders) {
            return new Line(
                    line.code(),
                    line.name(),
                    line.outcome(),
                    line.refusal(),
                    line.before().map(Line::amount),
                    line.before().flatMap(DatedLimit::to),
                    line.after().map(Line::amount),
                    line.after().flatMap(DatedLimit::to),
                    line.exposureMinor(),
                    boxed(line.headroomMinor()),
                    line.isOver(),
                    orders.stream()
                            .filter(order -> order.line() == line.place())
                            .map(order -> new Order(order.number(), order.shipOn(), order.minor()))
                            .toList(),
                    line.isMoved(),
                    line.request());
        }

        private static Amount amount(DatedLimit limit) {
            return Amount.of(limit.limit(), limit.currency().code());
        }
    }

    /** An order that would be held: what is left of it. */
    record Order(String number, Optional<LocalDate> shipOn, long minor) {}

    static JournalView of(
            Journal journal, JournalTotals totals, List<JournalRefusal> refusals, List<ApprovalNode> chain) {
        return new JournalView(
                journal.id(),
                journal.rule(),
                boxed(journal.ruleMinor()),
                journal.rulePercent(),
                journal.validTo(),
                journal.chosen().text(),
                journal.reason(),
                journal.reverses(),
                journal.currency().code(),
                journal.state(),
                journal.hash(),
                boxed(journal.totalMinor()),
                totals,
                journal.requester(),
                journal.createdAt(),
                journal.proposedAt(),
                journal.endedAt(),
                refusals,
                chain.stream().map(Node::of).toList());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}

package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.GroupTotal;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Text;
import io.ballast.server.identity.CurrentUser;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A request, for programs. What other members of the group have is told to those alone who know of every customer:
 * others get neither the total nor the reasons that name it.
 */
record RequestView(
        UUID id,

        @Schema(description = "Code of the customer; null of a group")
        Optional<String> customer,

        @Schema(description = "Code of the group; null of a customer")
        Optional<String> group,

        @Schema(description = "Code of the company of ours, empty for the main one; null of a whole limit")
        Optional<String> ownCompany,

        Amount limit,
        boolean temporary,
        LocalDate validFrom,

        @Schema(description = "Last day; null while open-ended")
        Optional<LocalDate> validTo,

        String reason,

        @Schema(description = "The permanent limit when it was asked for")
        Amount before,

        @Schema(description = "Exposure when it was asked for, in the reporting currency")
        long exposureMinor,

        @Schema(description = "Whether it would be less than the exposure: no new credit until that is paid")
        boolean belowExposure,

        @Schema(
                description =
                        "Resulting total of the group; null if unlimited, or if you do not know of every customer")
        Optional<Long> totalMinor,

        RequestState state,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> endedAt,

        @Schema(description = "Who has to agree, in order, those to come included")
        List<Node> chain,

        List<Happened> timeline) {

    /** A limit. */
    record Amount(
            @Schema(description = "NONE, AMOUNT or UNLIMITED")
            String kind,

            @Schema(description = "Minor units; null unless it is an amount")
            Optional<Long> minor,

            String currency) {
        static Amount of(LimitInForce limit, String currency) {
            Optional<Long> minor =
                    limit instanceof LimitInForce.Amount(long value) ? Optional.of(value) : Optional.empty();
            return new Amount(RequestColumns.kind(limit), minor, currency);
        }
    }

    /** One person who has to agree. */
    record Node(
            @Schema(description = "To be given with a decision")
            int place,

            Voter voter,
            ApprovalNode.Origin origin,

            @Schema(description = "Why; null if you do not know of every customer")
            Optional<Text> because,

            Optional<String> assignedTo,
            boolean turn,
            Optional<Instant> cameAt,
            Optional<Instant> dueAt,
            Optional<String> decidedBy,

            @Schema(description = "APPROVED or REJECTED; null while open")
            Optional<String> verdict,

            Optional<Instant> decidedAt,
            Optional<String> comment) {}

    /** Something that happened to it. */
    record Happened(RequestAct.Act act, String actor, Optional<String> other, String comment, Instant at) {}

    /** What a request would mean. */
    record Planned(
            @Schema(description = "Step of the authority policy")
            String step,

            @Schema(
                    description =
                            "Resulting total of the group; null if unlimited, or if you do not know of every customer")
            Optional<Long> totalMinor,

            String currency,
            boolean cut,
            long exposureMinor,

            @Schema(description = "What it is made of; empty if you do not know of every customer")
            List<Part> parts,

            List<PlannedNode> chain) {}

    /** A part of the total; of each customer the highest amount counts. */
    record Part(Text why, Amount amount) {}

    /** One person who would have to agree. */
    record PlannedNode(Voter voter, Optional<Text> because) {}

    static RequestView of(LimitRequest request, List<ApprovalNode> chain, List<RequestAct> acts, CurrentUser viewer) {
        Asked asked = request.asked();
        boolean isOpenTo = viewer.seesEveryCustomer();
        return new RequestView(
                asked.id(),
                request.of().isGroup()
                        ? Optional.empty()
                        : Optional.of(request.of().code()),
                request.of().isGroup() ? Optional.of(request.of().code()) : Optional.empty(),
                asked.obligor().ownCompany(),
                Amount.of(asked.limit(), asked.currency().code()),
                asked.isTemporary(),
                asked.from(),
                asked.to(),
                asked.reason(),
                Amount.of(request.before(), request.beforeCurrency().code()),
                request.exposureMinor(),
                request.isBelowExposure(),
                isOpenTo ? boxed(request.totalMinor()) : Optional.empty(),
                request.state(),
                request.requester(),
                request.requestedAt(),
                request.endedAt(),
                chain.stream().map(node -> node(node, isOpenTo)).toList(),
                acts.stream()
                        .map(act -> new Happened(act.act(), act.actor(), act.other(), act.comment(), act.at()))
                        .toList());
    }

    private static Node node(ApprovalNode node, boolean isOpenTo) {
        return new Node(
                node.place(),
                node.voter(),
                node.origin(),
                isOpenTo ? Optional.of(node.because()) : Optional.empty(),
                node.assignedTo().map(ApprovalNode.Person::username),
                node.isTurn(),
                node.cameAt(),
                node.dueAt(),
                node.decided().map(done -> done.by().username()),
                node.decided().map(done -> done.isApproval() ? "APPROVED" : "REJECTED"),
                node.decided().map(ApprovalNode.Decided::at),
                node.decided().map(ApprovalNode.Decided::comment));
    }

    static Planned planned(Plan plan, CurrentUser viewer) {
        boolean isOpenTo = viewer.seesEveryCustomer();
        RequiredApprovals required = plan.required();
        GroupTotal total = required.total();
        String currency = plan.currency().code();
        return new Planned(
                required.step().code(),
                isOpenTo ? boxed(total.minor()) : Optional.empty(),
                currency,
                plan.isCut(),
                plan.exposureMinor(),
                isOpenTo
                        ? total.counted().stream()
                                .map(stake -> new Part(stake.why().label(), Amount.of(stake.limit(), currency)))
                                .toList()
                        : List.of(),
                required.nodes().stream()
                        .map(node -> new PlannedNode(
                                node.voter(), isOpenTo ? Optional.of(node.because()) : Optional.empty()))
                        .toList());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}

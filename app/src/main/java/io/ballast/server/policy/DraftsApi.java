package io.ballast.server.policy;

import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the policy in the making, for programs. */
@RestController
@RequestMapping("/api/v1/policy-drafts")
@Tag(name = "policy", description = "By what rules customers are judged")
class DraftsApi {
    private static final String ONE = "/{id:[0-9]{1,18}}";

    private final Drafts drafts;
    private final Policies policies;
    private final Clock clock;

    DraftsApi(Drafts drafts, Policies policies, Clock clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.clock = clock;
    }

    /** A draft. */
    record DraftView(
            long id,
            String code,

            @Schema(description = "The number its version will have")
            int version,

            String purpose,

            @Schema(description = "The version it was copied from")
            Optional<Long> copiedFrom,

            @Schema(description = "Counts the saved texts") int revision,
            DraftState state,

            @Schema(description = "All who ever wrote or proposed it; none of them may approve it")
            List<String> authors,

            @Schema(description = "SHA-256 of the text; an approval names it")
            String hash,

            String changedBy,
            Instant changedAt,
            Optional<String> proposedBy,
            Optional<String> decidedBy,
            String comment,
            String text) {

        static DraftView of(Draft draft) {
            return new DraftView(
                    draft.id(),
                    draft.policy().code(),
                    draft.policy().version(),
                    draft.purpose(),
                    draft.copiedFrom().stream().boxed().findFirst(),
                    draft.revision(),
                    draft.state(),
                    draft.authors(),
                    draft.hash(),
                    draft.changed().username(),
                    draft.changed().at(),
                    draft.proposed().map(Draft.Act::username),
                    draft.decided().map(Draft.Act::username),
                    draft.comment(),
                    draft.policy().text());
        }
    }

    /** What a new draft starts from: a version, or a text. */
    record NewDraft(
            @Schema(description = "Why the policy shall change")
            String purpose,

            @Schema(description = "Key of the version to copy")
            Optional<Long> copyOf,

            @Schema(description = "The text of a policy, in place of copyOf")
            Optional<String> text) {
        NewDraft {
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /** Another text for a draft. */
    record NewText(
            @Schema(description = "The revision that was edited")
            int revision,

            String text) {
        NewText {
            Objects.requireNonNull(text, "text");
        }
    }

    /** The revision that shall be proposed. */
    record Proposal(int revision) {}

    /** Why a draft is given up. */
    record Withdrawal(String comment) {
        Withdrawal {
            Objects.requireNonNull(comment, "comment");
        }
    }

    /** Why a draft is rejected. */
    record Rejection(
            @Schema(description = "Hash of the text that was read")
            String hash,

            String comment) {
        Rejection {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(comment, "comment");
        }
    }

    /** The text that is approved, and from when on. */
    record Approval(
            @Schema(description = "Hash of the text that was read")
            String hash,

            @Schema(description = "First day in force, today or later")
            LocalDate inForceFrom,

            Optional<String> comment) {
        Approval {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(inForceFrom, "inForceFrom");
        }
    }

    @GetMapping
    @Allowed(Drafts.READ)
    @Operation(operationId = "listPolicyDrafts", summary = "List the newest drafts of the policy")
    List<DraftView> list() {
        return drafts.newest().stream().map(DraftView::of).toList();
    }

    @GetMapping(ONE)
    @Allowed(Drafts.READ)
    @Operation(operationId = "getPolicyDraft", summary = "Get a draft of the policy")
    DraftView one(@Parameter(description = "Key of the draft") @PathVariable long id) {
        return DraftView.of(drafts.find(id).orElseThrow(Refusal::notFound));
    }

    @GetMapping(ONE + "/changes")
    @Allowed(Drafts.READ)
    @Operation(
            operationId = "comparePolicyDraft",
            summary = "Say in words what a draft changes since a version",
            description = "Without a version, since the one in force today.")
    List<PolicyApi.ChangeView> changes(
            @Parameter(description = "Key of the draft") @PathVariable long id,
            @Parameter(description = "Key of the version it is compared with") @RequestParam Optional<Long> since) {
        Draft draft = drafts.find(id).orElseThrow(Refusal::notFound);
        StoredPolicy earlier = since.isPresent()
                ? policies.find(since.get()).orElseThrow(Refusal::notFound)
                : policies.inForce(LocalDate.now(clock));
        return PolicyApi.ChangeView.between(earlier.policy(), draft.policy());
    }

    @PostMapping
    @Allowed(Drafts.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "startPolicyDraft",
            summary = "Start a draft from a version or a text",
            description = "Asked again with the same key, it answers with the same draft.")
    DraftView start(
            @Parameter(description = "Chosen by the caller, 8 to 100 characters, new for every draft")
                    @RequestHeader("Idempotency-Key")
                    String key,
            @RequestBody NewDraft order) {
        if (order.copyOf().isPresent() == order.text().isPresent()) {
            throw Refusal.badRequest("policy.fault.source");
        }
        return view(
                order.copyOf().isPresent()
                        ? drafts.copy(order.copyOf().get(), order.purpose(), key, Users.current())
                        : drafts.load(order.text().orElseThrow(), order.purpose(), key, Users.current()));
    }

    @PutMapping(ONE + "/text")
    @Allowed(Drafts.WRITE)
    @Operation(operationId = "savePolicyDraft", summary = "Save another text over the revision that was edited")
    DraftView save(@Parameter(description = "Key of the draft") @PathVariable long id, @RequestBody NewText order) {
        return view(drafts.save(id, order.revision(), order.text(), Users.current()));
    }

    @PostMapping(ONE + "/proposal")
    @Allowed(Drafts.WRITE)
    @Operation(operationId = "proposePolicyDraft", summary = "Close a draft for editing and ask a second person")
    DraftView propose(@Parameter(description = "Key of the draft") @PathVariable long id, @RequestBody Proposal order) {
        return view(drafts.propose(id, order.revision(), Users.current()));
    }

    @DeleteMapping(ONE + "/proposal")
    @Allowed(Drafts.WRITE)
    @Operation(operationId = "takePolicyDraftBack", summary = "Open a proposed draft for editing again")
    DraftView takeBack(@Parameter(description = "Key of the draft") @PathVariable long id) {
        return view(drafts.takeBack(id, Users.current()));
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(Drafts.WRITE)
    @Operation(operationId = "withdrawPolicyDraft", summary = "Give a draft up")
    DraftView withdraw(
            @Parameter(description = "Key of the draft") @PathVariable long id, @RequestBody Withdrawal order) {
        return view(drafts.withdraw(id, order.comment(), Users.current()));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(Drafts.APPROVE)
    @Operation(operationId = "rejectPolicyDraft", summary = "Say no to a proposed draft, and why")
    DraftView reject(@Parameter(description = "Key of the draft") @PathVariable long id, @RequestBody Rejection order) {
        return view(drafts.reject(id, order.hash(), order.comment(), Users.current()));
    }

    @PostMapping(ONE + "/approval")
    @Allowed(Drafts.APPROVE)
    @StepUp("policy.step-up.approval")
    @Operation(
            operationId = "approvePolicyDraft",
            summary = "Approve a proposed draft as a second person",
            description = "Refused to all who ever wrote or proposed it, and for a text that has changed since.")
    DraftView approve(@Parameter(description = "Key of the draft") @PathVariable long id, @RequestBody Approval order) {
        DraftAnswer answer = drafts.approve(
                id, order.hash(), order.inForceFrom(), order.comment().orElse(""), Users.current());
        CrashPoint.hit("policy.committed");
        return view(answer);
    }

    private static DraftView view(DraftAnswer answer) {
        return switch (answer) {
            case DraftAnswer.Done(Draft draft) -> DraftView.of(draft);
            case DraftAnswer.Unknown unknown -> throw Refusal.notFound();
            case DraftAnswer.Forbidden(String key) -> throw Refusal.forbidden(key);
            case DraftAnswer.Conflict(String key, List<Object> arguments) ->
                throw Refusal.conflict(key, arguments.toArray());
            case DraftAnswer.Unsound(String key, List<Object> arguments) ->
                throw Refusal.unprocessable(key, arguments.toArray());
            case DraftAnswer.NoPolicy(var refused) ->
                throw Refusal.unprocessable("policy.fault.text", refused.line(), refused.field(), refused.message());
        };
    }
}

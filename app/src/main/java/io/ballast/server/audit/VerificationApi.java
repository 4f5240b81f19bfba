package io.ballast.server.audit;

import io.ballast.engine.merkle.Hash;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Verifying the trail, and all its checkpoints, for programs. */
@RestController
@Tag(name = "audit", description = "Checkpoints, proofs and receipts of the audit trail")
class VerificationApi {
    private static final String READ = "audit:entry:read";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final int MOST = 1_000;

    private final Verifications verifications;
    private final LogReading log;

    VerificationApi(Verifications verifications, LogReading log) {
        this.verifications = verifications;
        this.log = log;
    }

    /** A verification that was begun. */
    record VerificationStarted(
            @Schema(description = "Key of the job; its page is /jobs/{job}")
            long job) {}

    /** What a verification has found. */
    record VerificationView(
            @Schema(description = "When it ended") Instant at,

            @Schema(description = "User name of who asked") String by,

            boolean sound,

            @Schema(description = "Entries in the log, where it is sound")
            Optional<Long> entries,

            @Schema(description = "Root of them in base64, where it is sound")
            Optional<String> root,

            @Schema(description = "What was done to it, where it is not sound")
            Optional<String> fault,

            @Schema(description = "First place that is wrong, where it is not sound")
            Optional<Long> firstBadIndex) {
        private static VerificationView of(Verifications.Result result) {
            return new VerificationView(
                    result.at(),
                    result.by(),
                    result.isSound(),
                    boxed(result.entries()),
                    result.root(),
                    result.fault().map(Verdict.Fault::name),
                    boxed(result.firstBad()));
        }

        private static Optional<Long> boxed(OptionalLong number) {
            return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
        }
    }

    /** A signed checkpoint. */
    record CheckpointView(
            @Schema(description = "Entries it covers; its note is at /api/v1/audit/checkpoints/{size}")
            long size,

            @Schema(description = "Root of the tree in base64")
            String root,

            Instant signedAt) {}

    @PostMapping("/api/v1/audit/verifications")
    @Allowed(value = Verifications.VERIFY, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "verifyTrail",
            summary = "Verify the trail in the background",
            description = "While one runs, the answer is its job.")
    @ApiResponse(responseCode = "202", description = "It runs")
    VerificationStarted verify() {
        return new VerificationStarted(verifications.start());
    }

    @GetMapping("/api/v1/audit/verifications")
    @Allowed(value = READ, everyCustomer = true)
    @Operation(operationId = "listVerifications", summary = "List what verifications have found, the newest first")
    List<VerificationView> results() {
        return verifications.newest().stream().map(VerificationView::of).toList();
    }

    @GetMapping("/api/v1/audit/checkpoints")
    @Allowed(READ)
    @Operation(operationId = "listCheckpoints", summary = "List the newest 1,000 signed checkpoints, the newest first")
    List<CheckpointView> checkpoints() {
        return log.checkpoints(MOST).stream()
                .map(dated -> new CheckpointView(dated.size(), root(dated.root()), dated.signedAt()))
                .toList();
    }

    private static String root(Hash root) {
        return root.base64();
    }

    @GetMapping(
            path = {"/audit/checkpoints/{size:[0-9]{1,18}}", "/api/v1/audit/checkpoints/{size:[0-9]{1,18}}"},
            produces = TEXT)
    @Allowed(READ)
    @Operation(operationId = "getCheckpointOfSize", summary = "Get the signed checkpoint of a size, a C2SP signed note")
    ResponseEntity<String> checkpoint(@Parameter(description = "Entries it covers") @PathVariable long size) {
        String note = log.checkpoint(size).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"checkpoint-" + size + "\"")
                .body(note);
    }
}

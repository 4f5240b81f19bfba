package io.ballast.server.audit;

import io.ballast.engine.merkle.ConsistencyProof;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.InclusionProof;
import io.ballast.engine.merkle.Receipt;
import io.ballast.engine.merkle.TilePath;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log behind the trail, for those who check it with their own tools: checkpoint and tiles as C2SP names them,
 * proofs, and receipts to take away.
 */
@RestController
@Tag(name = "audit", description = "Checkpoints, proofs and receipts of the audit trail")
class LogApi {
    private static final String READ = "audit:entry:read";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final LogReading log;
    private final LogFiles files;

    LogApi(LogReading log, LogFiles files) {
        this.log = log;
        this.files = files;
    }

    /** A proof that an entry is in the log. */
    record InclusionView(
            long index,
            long size,

            @Schema(description = "Root of the tree of that size, in base64")
            String root,

            @Schema(description = "Siblings on the way up, lowest first, in base64")
            List<String> hashes) {}

    /** A proof that the log only grew. */
    record ConsistencyView(
            long from,
            long to,
            String fromRoot,
            String toRoot,

            @Schema(description = "Nodes that lead to both roots, lowest first, in base64")
            List<String> hashes) {}

    @GetMapping(
            path = {"/audit/checkpoint", "/api/v1/audit/checkpoint"},
            produces = TEXT)
    @Allowed(READ)
    @Operation(operationId = "getCheckpoint", summary = "Get the newest signed checkpoint, a C2SP signed note")
    ResponseEntity<String> checkpoint() {
        String note = log.checkpoint().orElseThrow(Refusal::notFound).note();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(note);
    }

    @GetMapping(
            path = {"/audit/verifier.key", "/api/v1/audit/verifier-key"},
            produces = TEXT)
    @Allowed(READ)
    @Operation(operationId = "getVerifierKey", summary = "Get the public key that checkpoints are verified with")
    String key() {
        return files.signer().verifier() + "\n";
    }

    @GetMapping(path = "/audit/tile/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Allowed(READ)
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        byte[] bytes = TilePath.parse(path.substring(1)).flatMap(log::tile).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(bytes);
    }

    @GetMapping({"/audit/proof/inclusion", "/api/v1/audit/proofs/inclusion"})
    @Allowed(READ)
    @Operation(operationId = "proveInclusion", summary = "Prove that the log of a size holds the entry at an index")
    InclusionView inclusion(
            @Parameter(description = "Place of the entry, from 0") @RequestParam long index,
            @Parameter(description = "Size of the log, at most that of the newest checkpoint") @RequestParam
                    long size) {
        InclusionProof proof = log.inclusion(index, size).orElseThrow(Refusal::notFound);
        return new InclusionView(index, size, log.root(size).base64(), base64(proof.path()));
    }

    @GetMapping({"/audit/proof/consistency", "/api/v1/audit/proofs/consistency"})
    @Allowed(READ)
    @Operation(operationId = "proveConsistency", summary = "Prove that the log only grew between two sizes")
    ConsistencyView consistency(
            @Parameter(description = "The earlier size, at least 1") @RequestParam long from,
            @Parameter(description = "The later size, at most that of the newest checkpoint") @RequestParam long to) {
        ConsistencyProof proof = log.consistency(from, to).orElseThrow(Refusal::notFound);
        return new ConsistencyView(
                from, to, log.root(from).base64(), log.root(to).base64(), base64(proof.path()));
    }

    private static List<String> base64(List<Hash> path) {
        return path.stream().map(Hash::base64).toList();
    }

    @GetMapping(
            path = {"/audit/entries/{id}/receipt", "/api/v1/audit/entries/{id}/receipt"},
            produces = TEXT)
    @Allowed(value = READ, everyCustomer = true)
    @Operation(operationId = "getReceipt", summary = "Get the receipt of an entry, a C2SP tlog-proof")
    ResponseEntity<String> receipt(@Parameter(description = "Number of the entry") @PathVariable long id) {
        Receipt receipt = log.receipt(id).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entry-" + id + ".tlog-proof\"")
                .body(receipt.toString());
    }
}

package io.ballast.server.policy;

import io.ballast.engine.EngineVersion;
import io.ballast.engine.Policy;
import io.ballast.engine.PolicyChange;
import io.ballast.engine.PolicySection;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRule;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The policy and the catalogue it draws on, for programs. They hold nothing of any customer and change seldom, so they
 * carry an entity tag: who has them already is told so.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "policy", description = "By what rules customers are judged")
class PolicyApi {
    private static final String READ = "policy:version:read";

    private final Policies policies;
    private final Clock clock;

    PolicyApi(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** An indicator of the engine. */
    record IndicatorView(
            String name,
            Family family,
            Text label,
            Unit unit,
            @Schema(description = "The question it answers") Text question,
            String formula,

            @Schema(description = "Days looked back; null for all of history")
            Optional<Integer> windowDays,

            @Schema(description = "When it gives no value") Text noValue,

            @Schema(description = "Key into docs/sources.md")
            String source) {

        static IndicatorView of(Description known) {
            return new IndicatorView(
                    known.name(),
                    known.family(),
                    known.label(),
                    known.unit(),
                    known.question(),
                    known.formula(),
                    known.window() == Description.ALL_HISTORY ? Optional.empty() : Optional.of(known.window()),
                    known.noValue(),
                    known.source());
        }
    }

    /** A warning rule of the policy in force. */
    record RuleView(
            String code,
            Text label,
            @Schema(description = "What to do about it") Text advice,
            Severity severity,

            @Schema(description = "The condition, in the rule language")
            String condition,

            @Schema(description = "Days during which it is not raised again")
            int quietDays) {

        static RuleView of(WarningRule rule) {
            return new RuleView(
                    rule.code(), rule.label(), rule.advice(), rule.severity(), rule.source(), rule.quietDays());
        }
    }

    /** A version of the policy. */
    record PolicyView(
            long id,
            String code,
            int version,

            @Schema(description = "SHA-256 of its text, lower-case hex")
            String hash,

            String approvedBy,
            LocalDate inForceFrom,
            Instant storedAt,

            @Schema(description = "The policy itself, in its canonical form")
            String text) {

        static PolicyView of(StoredPolicy stored) {
            return new PolicyView(
                    stored.id(),
                    stored.policy().code(),
                    stored.policy().version(),
                    stored.hash(),
                    stored.approvedBy(),
                    stored.inForceFrom(),
                    stored.storedAt(),
                    stored.policy().text());
        }
    }

    /** One thing that two policies say differently. */
    record ChangeView(PolicySection section, Text words) {
        static List<ChangeView> between(Policy earlier, Policy later) {
            return PolicyChange.between(earlier, later).stream()
                    .map(change -> new ChangeView(change.section(), change.words()))
                    .toList();
        }
    }

    @GetMapping("/indicators")
    @Allowed(READ)
    @Operation(operationId = "listIndicators", summary = "List the indicators of the engine")
    ResponseEntity<List<IndicatorView>> indicators() {
        return tagged(
                EngineVersion.VERSION,
                Indicators.CATALOGUE.all().stream().map(IndicatorView::of).toList());
    }

    @GetMapping("/rules")
    @Allowed(READ)
    @Operation(operationId = "listRules", summary = "List the warning rules of the policy in force")
    ResponseEntity<List<RuleView>> rules() {
        StoredPolicy stored = today();
        return tagged(
                stored.hash(),
                stored.policy().warnings().stream().map(RuleView::of).toList());
    }

    @GetMapping("/policies")
    @Allowed(READ)
    @Operation(operationId = "listPolicies", summary = "List the versions of the policy, the latest first")
    List<PolicyView> policies() {
        return policies.all().stream().map(PolicyView::of).toList();
    }

    @GetMapping("/policies/in-force")
    @Allowed(READ)
    @Operation(operationId = "getPolicyInForce", summary = "Get the version of the policy in force today")
    ResponseEntity<PolicyView> inForce() {
        StoredPolicy stored = today();
        return tagged(stored.hash(), PolicyView.of(stored));
    }

    @GetMapping("/policies/{id:[0-9]{1,18}}")
    @Allowed(READ)
    @Operation(operationId = "getPolicy", summary = "Get a version of the policy")
    ResponseEntity<PolicyView> version(@Parameter(description = "Key of the version") @PathVariable long id) {
        StoredPolicy stored = policies.find(id).orElseThrow(Refusal::notFound);
        return tagged(stored.hash(), PolicyView.of(stored));
    }

    @GetMapping("/policies/{id:[0-9]{1,18}}/changes")
    @Allowed(READ)
    @Operation(operationId = "comparePolicies", summary = "Say in words what a version changes since another one")
    List<ChangeView> changes(
            @Parameter(description = "Key of the version") @PathVariable long id,
            @Parameter(description = "Key of the version it is compared with") @RequestParam long since) {
        StoredPolicy earlier = policies.find(since).orElseThrow(Refusal::notFound);
        return ChangeView.between(
                earlier.policy(),
                policies.find(id).orElseThrow(Refusal::notFound).policy());
    }

    private StoredPolicy today() {
        return policies.inForce(LocalDate.now(clock));
    }

    /** Kept by the caller alone, and asked for again each time: an unchanged answer costs no body. */
    private static <T> ResponseEntity<T> tagged(String tag, T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag('"' + tag + '"')
                .body(body);
    }
}

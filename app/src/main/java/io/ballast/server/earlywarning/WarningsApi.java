package io.ballast.server.earlywarning;

import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRule;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Warnings, for programs: list, acknowledge. */
@RestController
@RequestMapping("/api/v1/warnings")
@Tag(name = "warnings", description = "Warning rules that fire for customers, and what people said of them")
class WarningsApi {
    private static final int MOST = 200;
    private static final int LONGEST_COMMENT = 1_000;

    private final Alerts alerts;
    private final VisibleCustomers customers;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WarningsApi(Alerts alerts, VisibleCustomers customers, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.alerts = alerts;
        this.customers = customers;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A warning. */
    record WarningView(
            long id,
            @Schema(description = "Code of the customer") String customer,
            String name,
            @Schema(description = "Code of the rule") String rule,

            @Schema(description = "As the policy had it when the rule fired last; null if this server no longer has it")
            Optional<Text> label,

            Severity severity,
            Alert.State state,
            LocalDate firstSeen,
            LocalDate lastSeen,

            @Schema(description = "The values the rule looked at")
            List<Alert.Observed> because,

            Optional<String> acknowledgedBy,
            Optional<Instant> acknowledgedAt,
            Optional<String> comment,

            @Schema(description = "Exposure of the customer in minor units; null if it is not assessed")
            Optional<Long> exposureMinor,

            @Schema(description = "Currency of the exposure")
            String currency) {}

    /** What is said of a warning. */
    record Acknowledgement(
            @Schema(description = "What was found, 1 to 1000 characters; it goes into the audit trail")
            String comment) {
        Acknowledgement {
            Objects.requireNonNull(comment, "comment");
        }
    }

    @GetMapping
    @Allowed("earlywarning:alert:read")
    @Operation(operationId = "listWarnings", summary = "List warnings, the loudest and largest first")
    ApiPage<WarningView> list(
            @Parameter(description = "OPEN, ACKNOWLEDGED, CLOSED or ALL") @RequestParam(defaultValue = "OPEN")
                    String state,
            @Parameter(description = "INFO, WATCH or ALARM") @RequestParam Optional<String> severity,
            @Parameter(description = "Code of a rule") @RequestParam Optional<String> rule,
            @Parameter(description = "Code of a customer") @RequestParam Optional<String> customer,
            @Parameter(description = "Part of the customer's name or code") @RequestParam Optional<String> q,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam Optional<String> at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("earlywarning.fault.filter", "size");
        }
        CurrentUser user = Users.current();
        Map<String, String> parameters = new HashMap<>(Map.of("state", state));
        severity.ifPresent(text -> parameters.put("severity", text));
        rule.ifPresent(text -> parameters.put("rule", text));
        q.ifPresent(text -> parameters.put("q", text));
        customer.ifPresent(code -> parameters.put("customer", Long.toString(customers.keyOf(code, user))));
        AlertFilter filter = AlertFilter.of(parameters);
        List<Long> place = at.map(WarningsApi::place).orElse(List.of(-1L, Long.MIN_VALUE, 0L));
        List<Alerts.Placed> found =
                alerts.page(filter, user, place.get(0).intValue(), place.get(1), place.get(2), size + 1);
        List<Alerts.Placed> shown = found.stream().limit(size).toList();
        String currency = alerts.currency().code();
        return new ApiPage<>(
                shown.stream().map(one -> view(one.alert(), currency)).toList(),
                found.size() > size ? Optional.of(cursor(shown.getLast())) : Optional.empty(),
                Optional.empty(),
                Optional.of((long) alerts.totals(filter, user).alerts()));
    }

    private static List<Long> place(String at) {
        return Cursor.parse(at)
                .map(Cursor::values)
                .filter(values ->
                        values.size() == 3 && values.stream().allMatch(value -> value.matches("-?[0-9]{1,18}")))
                .map(values -> values.stream().map(Long::valueOf).toList())
                .orElseThrow(() -> Refusal.badRequest("earlywarning.fault.filter", "at"));
    }

    private static String cursor(Alerts.Placed last) {
        return new Cursor(
                        true,
                        List.of(
                                Integer.toString(last.rank()),
                                Long.toString(last.weight()),
                                Long.toString(last.alert().id())))
                .encode();
    }

    private static WarningView view(Alert alert, String currency) {
        OptionalLong exposure = alert.exposureMinor();
        return new WarningView(
                alert.id(),
                alert.code(),
                alert.name(),
                alert.rule(),
                alert.known().map(WarningRule::label),
                alert.severity(),
                alert.state(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.because(),
                alert.acknowledgedBy(),
                alert.acknowledgedAt(),
                alert.comment(),
                exposure.isPresent() ? Optional.of(exposure.getAsLong()) : Optional.empty(),
                currency);
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Allowed("earlywarning:alert:read")
    @Operation(operationId = "getWarning", summary = "Get a warning")
    WarningView one(@Parameter(description = "Key of the warning") @PathVariable long id) {
        return view(
                alerts.byId(id, Users.current()).orElseThrow(Refusal::notFound),
                alerts.currency().code());
    }

    @PostMapping("/{id:[0-9]{1,18}}/acknowledgement")
    @Allowed("earlywarning:alert:write")
    @Operation(
            operationId = "acknowledgeWarning",
            summary = "Acknowledge an open warning with a comment",
            description = "The comment goes into the audit trail.")
    @ApiResponse(responseCode = "200", description = "The warning as it is now")
    @ApiResponse(responseCode = "409", description = "The warning is not open any more")
    WarningView acknowledge(
            @Parameter(description = "Key of the warning") @PathVariable long id, @RequestBody Acknowledgement said) {
        String comment = said.comment().strip();
        if (comment.isEmpty() || comment.length() > LONGEST_COMMENT) {
            throw Refusal.badRequest("earlywarning.fault.comment");
        }
        CurrentUser user = Users.current();
        if (alerts.byId(id, user).isEmpty()) {
            throw Refusal.notFound();
        }
        boolean isDone = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isChanged = !alerts.acknowledge(List.of(id), comment, user, clock.instant())
                    .isEmpty();
            if (isChanged) {
                audit.record(
                        "earlywarning.alert.acknowledged",
                        "alert",
                        String.valueOf(id),
                        comment,
                        Map.of("state", Alert.State.OPEN.name()),
                        Map.of("state", Alert.State.ACKNOWLEDGED.name()));
            }
            return isChanged;
        }));
        if (!isDone) {
            throw Refusal.conflict("earlywarning.fault.not-open");
        }
        return one(id);
    }
}

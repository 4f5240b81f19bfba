package io.ballast.server.audit;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trail as a list, for programs. */
@RestController
@RequestMapping("/api/v1/audit/entries")
@Tag(name = "audit", description = "The trail of what was done")
class TrailApi {
    private static final Columns<TrailEntry> COLUMNS =
            new Columns<>(List.of(Column.text("at", "audit.at", entry -> Cell.of(entry.at()))));
    private static final Set<String> FILTERS = Set.of("actor", "action", "type", "id", "from", "to");

    private final Trail trail;
    private final Revealing revealing;

    TrailApi(Trail trail, Revealing revealing) {
        this.trail = trail;
        this.revealing = revealing;
    }

    @GetMapping
    @Allowed(value = "audit:entry:read", everyCustomer = true)
    @Operation(operationId = "listTrail", summary = "List what was done, newest first")
    @Parameter(in = ParameterIn.QUERY, name = "actor", description = "User name of who did it")
    @Parameter(in = ParameterIn.QUERY, name = "action", description = "module.entity.verb, or how it begins")
    @Parameter(in = ParameterIn.QUERY, name = "type", description = "Kind of what was changed, such as customer")
    @Parameter(in = ParameterIn.QUERY, name = "id", description = "Which one")
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "First day")
    @Parameter(in = ParameterIn.QUERY, name = "to", description = "Last day")
    @Parameter(in = ParameterIn.QUERY, name = "at", description = "Place in the list, as the page before gave it")
    @Parameter(in = ParameterIn.QUERY, name = "size", description = "Items of a page: 25, 50, 100 or 200")
    ApiPage<TrailEntry> list(@Parameter(hidden = true) HttpServletRequest request) {
        TableQuery query = TableQuery.of(request, COLUMNS, "");
        if (!FILTERS.containsAll(query.filters().keySet())) {
            throw Refusal.badRequest("web.table.fault");
        }
        return ApiPage.of(trail.page(query), entry -> entry);
    }

    /** Why somebody wants to see what is masked. */
    record RevealOrder(
            @Schema(description = "Why, 4 to 500 characters; it becomes an entry of the trail itself")
            String reason) {}

    @PostMapping("/{id:[0-9]{1,18}}/reveal")
    @Allowed(value = Revealing.REVEAL, everyCustomer = true)
    @Operation(
            operationId = "revealTrailEntry",
            summary = "Get an entry with what is masked elsewhere",
            description = "At most 60 an hour; each is an entry of the trail.")
    TrailEntry reveal(
            @Parameter(description = "Number of the entry") @PathVariable long id, @RequestBody RevealOrder order) {
        return revealing.reveal(id, Optional.ofNullable(order.reason()).orElse(""));
    }
}

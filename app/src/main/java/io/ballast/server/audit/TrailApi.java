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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
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

    TrailApi(Trail trail) {
        this.trail = trail;
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
}

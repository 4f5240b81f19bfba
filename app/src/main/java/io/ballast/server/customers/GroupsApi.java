package io.ballast.server.customers;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trees of groups and their members, for programs. */
@RestController
@RequestMapping("/api/v1/groups")
@Tag(name = "groups", description = "Groups of customers under one control, their members, limits and exposure")
class GroupsApi {
    private final CreditGroups groups;
    private final GroupKeeping keeping;

    GroupsApi(CreditGroups groups, GroupKeeping keeping) {
        this.groups = groups;
        this.keeping = keeping;
    }

    /** A new group. */
    record NewGroup(
            @Schema(description = "1 to 64 characters") String code,
            @Schema(description = "1 to 200 characters") String name,

            @Schema(description = "Code of the group above; null for an ultimate one")
            Optional<String> parent) {
        NewGroup {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
        }
    }

    /** Where a group stands. */
    record Parent(
            @Schema(description = "Code of the group above; null for an ultimate one")
            Optional<String> parent) {}

    /** Customers that join or leave. */
    record Moves(
            @Schema(description = "Codes of 1 to 200 customers")
            List<String> customers,

            @Schema(description = "First day, within a year of today")
            LocalDate from,

            @Schema(description = "true if they leave this group for none; false if not given")
            Optional<Boolean> leaving) {
        Moves {
            customers = List.copyOf(customers);
            Objects.requireNonNull(from, "from");
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(value = GroupPages.WRITE, everyCustomer = true)
    @Operation(operationId = "addGroup", summary = "Add a group", description = "The same again changes nothing.")
    @ApiResponse(responseCode = "409", description = "The code belongs to another group, or the tree is too deep")
    void add(@RequestBody NewGroup group) {
        keeping.add(group.code(), group.name(), group.parent());
    }

    @PutMapping("/{code}/parent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(value = GroupPages.WRITE, everyCustomer = true)
    @Operation(operationId = "putGroupBelow", summary = "Put a group below another one, or below none")
    @ApiResponse(responseCode = "409", description = "It would stand below itself, or the tree would be too deep")
    void parent(@Parameter(description = "Code of the group") @PathVariable String code, @RequestBody Parent above) {
        keeping.parent(named(code), above.parent());
    }

    private CreditGroup named(String code) {
        return groups.byCode(code).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/{code}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(value = GroupPages.WRITE, everyCustomer = true)
    @Operation(
            operationId = "moveMembers",
            summary = "Move customers into a group or out of it, from a day on",
            description = "A file that is imported later and names another group moves them from that day on.")
    void members(@Parameter(description = "Code of the group") @PathVariable String code, @RequestBody Moves moves) {
        if (moves.leaving().orElse(false)) {
            keeping.leave(moves.customers(), named(code), moves.from());
        } else {
            keeping.move(moves.customers(), Optional.of(named(code)), moves.from());
        }
    }
}

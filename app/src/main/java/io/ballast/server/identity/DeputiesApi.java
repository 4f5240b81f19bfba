package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deputies, for programs. Acting for another is for people on pages: a token acts for its own user alone. */
@RestController
@RequestMapping("/api/v1/deputies")
@Tag(name = "users", description = "Users and the departments their data scopes follow")
class DeputiesApi {
    private final Deputies deputies;
    private final Accounts accounts;

    DeputiesApi(Deputies deputies, Accounts accounts) {
        this.deputies = deputies;
        this.accounts = accounts;
    }

    /** Who stands in for whom. */
    record DeputyView(
            long id,

            @Schema(description = "User name of who is away")
            String user,

            @Schema(description = "User name of who may act")
            String deputy,

            LocalDate firstDay,

            @Schema(description = "It counts too") LocalDate lastDay,

            String why,

            @Schema(description = "Whether it was ended before its last day")
            boolean isEnded) {
        static DeputyView of(Deputy deputy) {
            return new DeputyView(
                    deputy.id(),
                    deputy.absent().username(),
                    deputy.deputy().username(),
                    deputy.firstDay(),
                    deputy.lastDay(),
                    deputy.why(),
                    deputy.endedAt().isPresent());
        }
    }

    /** A deputy to appoint. */
    record Appointment(
            @Schema(description = "User name of who will be away; without it, oneself")
            Optional<String> user,

            @Schema(description = "User name of who will act")
            Optional<String> deputy,

            @Schema(description = "Today or later") Optional<LocalDate> firstDay,

            @Schema(description = "It counts too, at most 366 days in all")
            Optional<LocalDate> lastDay,

            @Schema(description = "It goes into the audit trail")
            Optional<String> why) {}

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "listDeputies", summary = "List one's own deputies and those one stands in for")
    List<DeputyView> list() {
        return deputies.of(Users.current().id()).stream().map(DeputyView::of).toList();
    }

    @PostMapping
    @Allowed(Allowed.SIGNED_IN)
    @StepUp(DeputyPages.APPOINT)
    @Operation(operationId = "appointDeputy", summary = "Appoint a deputy; asking again for the same appoints once")
    @ApiResponse(responseCode = "200", description = "The appointment")
    @ApiResponse(
            responseCode = "403",
            description = "Another's deputy without the permission to change users, or a token")
    @ApiResponse(responseCode = "409", description = "The same deputy is appointed for some of these days already")
    @ApiResponse(responseCode = "422", description = "A field is not sound, or the roles may not come together")
    DeputyView appoint(@RequestBody Appointment wanted) {
        CurrentUser user = Users.current();
        long absent = wanted.user()
                .map(name -> accounts.find(name)
                        .map(Account::id)
                        .filter(id -> id == user.id() || user.may("identity:user:read"))
                        .orElseThrow(Refusal::notFound))
                .orElse(user.id());
        return DeputyView.of(deputies.appoint(
                absent,
                new Deputies.Wish(
                        given("deputy", wanted.deputy()),
                        given("firstDay", wanted.firstDay()),
                        given("lastDay", wanted.lastDay()),
                        wanted.why().orElse("")),
                user));
    }

    @DeleteMapping("/{id:[0-9]{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "endDeputy", summary = "End a deputy at once: one's own, or being one")
    @ApiResponse(responseCode = "204", description = "Ended")
    @ApiResponse(responseCode = "404", description = "It is neither one's own deputy nor is one the deputy")
    void end(@Parameter(description = "Key of the appointment") @PathVariable long id) {
        deputies.end(id, Users.current());
    }

    private static <T> T given(String field, Optional<T> value) {
        return value.orElseThrow(() -> Refusal.badRequest("identity.fault.deputy.missing", field));
    }
}

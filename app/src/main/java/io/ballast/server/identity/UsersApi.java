package io.ballast.server.identity;

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
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users, for programs: list, invite, change, disable, enable. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "users", description = "Users and the departments their data scopes follow")
class UsersApi {
    private static final String READ = "identity:user:read";
    private static final String WRITE = "identity:user:write";
    private static final String ONE = "/{username}";

    private final Accounts accounts;
    private final UserAdministration administration;

    UsersApi(Accounts accounts, UserAdministration administration) {
        this.accounts = accounts;
        this.administration = administration;
    }

    /** A user. */
    record UserView(
            String username,
            String displayName,
            UserState state,

            @Schema(description = "Whose customers the user sees")
            Scope scope,

            @Schema(description = "Where the scope is DEPARTMENT")
            Optional<String> department,

            @Schema(description = "Sales person code, where the scope is SELF")
            Optional<String> owner,

            Set<Role> roles,
            Instant createdAt,
            Optional<Instant> lastLoginAt) {

        static UserView of(Account account) {
            return new UserView(
                    account.username(),
                    account.displayName(),
                    account.state(),
                    account.scope(),
                    account.departmentCode(),
                    account.ownerCode(),
                    account.roles(),
                    account.createdAt(),
                    account.lastLoginAt());
        }
    }

    /** A link by which a user sets a password. */
    record InvitationView(
            String username,

            @Schema(description = "Good once and for a day: /login?token= with it; it is not shown again")
            String token) {}

    /** Why somebody is shut out. */
    record Disabling(
            @Schema(description = "It goes into the audit trail")
            Optional<String> why) {}

    @GetMapping
    @Allowed(READ)
    @Operation(operationId = "listUsers", summary = "List users")
    List<UserView> list(
            @Parameter(description = "Part of the user name or of the name on pages") @RequestParam
                    Optional<String> q) {
        return accounts.named(q.orElse("")).stream().map(UserView::of).toList();
    }

    @GetMapping(ONE)
    @Allowed(READ)
    @Operation(operationId = "getUser", summary = "Get a user")
    UserView one(@Parameter(description = "Name to sign in with") @PathVariable String username) {
        return UserView.of(account(username));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.invite")
    @Operation(operationId = "inviteUser", summary = "Invite a user; the answer has the link's token")
    @ApiResponse(responseCode = "201", description = "Invited")
    @ApiResponse(responseCode = "422", description = "A field is not sound, or the user name is taken")
    InvitationView invite(@RequestBody UserForm form) {
        return invitation(form.asUser().username(), administration.invite(form.asUser()));
    }

    @PutMapping(ONE)
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.user")
    @Operation(operationId = "changeUser", summary = "Change name, scope and roles; they hold from the next request on")
    @ApiResponse(responseCode = "200", description = "The user as it is now")
    @ApiResponse(responseCode = "422", description = "A field is not sound")
    UserView change(
            @Parameter(description = "Name to sign in with; it never changes") @PathVariable String username,
            @RequestBody UserForm form) {
        if (administration.change(account(username), form.asUserNamed(username))
                instanceof UserAdministration.Outcome.Refused refused) {
            throw refusal(refused);
        }
        return UserView.of(account(username));
    }

    @PostMapping(ONE + "/invitation")
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.reset")
    @Operation(
            operationId = "inviteUserAgain",
            summary = "Make a new link for a user who lost the password or the link")
    InvitationView inviteAgain(@Parameter(description = "Name to sign in with") @PathVariable String username) {
        return invitation(username, administration.inviteAgain(account(username)));
    }

    @PostMapping(ONE + "/disabling")
    @Allowed(WRITE)
    @Operation(operationId = "disableUser", summary = "Disable a user, who is out at the next request, tokens included")
    @ApiResponse(responseCode = "200", description = "The user as it is now")
    @ApiResponse(responseCode = "409", description = "Nobody would be left to administer")
    UserView disable(
            @Parameter(description = "Name to sign in with") @PathVariable String username,
            @RequestBody Disabling disabling) {
        if (!administration.disable(
                account(username), disabling.why().orElse("").strip())) {
            throw Refusal.conflict("identity.fault.last-administrator");
        }
        return UserView.of(account(username));
    }

    @PostMapping(ONE + "/enabling")
    @Allowed(WRITE)
    @StepUp("identity.step-up.act.enable")
    @Operation(operationId = "enableUser", summary = "Enable a user again")
    UserView enable(@Parameter(description = "Name to sign in with") @PathVariable String username) {
        administration.enable(account(username));
        return UserView.of(account(username));
    }

    private Account account(String username) {
        return accounts.find(username).orElseThrow(Refusal::notFound);
    }

    private static InvitationView invitation(String username, UserAdministration.Outcome outcome) {
        return switch (outcome) {
            case UserAdministration.Outcome.Invited invited ->
                new InvitationView(username, invited.secret().text());
            case UserAdministration.Outcome.Refused refused -> throw refusal(refused);
            case UserAdministration.Outcome.Done() -> throw new IllegalStateException("An invitation without a link");
        };
    }

    private static Refusal refusal(UserAdministration.Outcome.Refused refused) {
        return Refusal.unprocessable(refused.faults().values().iterator().next());
    }
}

package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sessions of browsers and tokens of programs, for programs: list, end, revoke. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "users", description = "Users and the departments their data scopes follow")
class SessionsApi {
    private final Sessions sessions;
    private final SessionEnding ending;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final TokenKeeping keeping;
    private final Clock clock;

    SessionsApi(
            Sessions sessions,
            SessionEnding ending,
            Accounts accounts,
            ApiTokens tokens,
            TokenKeeping keeping,
            Clock clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.accounts = accounts;
        this.tokens = tokens;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** A signed-in browser. */
    record SessionView(
            @Schema(description = "Names the session here; nobody can sign in with it")
            String handle,

            String username,
            Instant since,
            Instant lastSeen,

            @Schema(description = "Where its last request came from")
            String address,

            @Schema(description = "What the browser calls itself")
            String browser) {}

    /** A token, never its secret. */
    record TokenView(
            long id,
            String label,

            @Schema(description = "Patterns module:entity:action; it can do what these and its user's roles both give")
            Set<String> permissions,

            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt,

            @Schema(description = "Whether its time is up") boolean isExpired) {}

    @GetMapping("/sessions")
    @Allowed(SessionEnding.MANAGE)
    @Operation(operationId = "listSessions", summary = "List signed-in browsers, the last seen first")
    List<SessionView> list() {
        return sessions.all().stream()
                .map(one -> new SessionView(
                        one.handle(), one.username(), one.since(), one.lastSeen(), one.address(), one.browser()))
                .toList();
    }

    @DeleteMapping("/sessions/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(SessionEnding.MANAGE)
    @Operation(operationId = "endSession", summary = "Sign a browser out; it is out at its next request")
    void end(@Parameter(description = "Handle of the session") @PathVariable String handle) {
        ending.one(handle, Users.current());
    }

    @DeleteMapping("/users/{username}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(SessionEnding.MANAGE)
    @Operation(operationId = "endSessions", summary = "Sign all browsers of a user out")
    void endAll(@Parameter(description = "Name to sign in with") @PathVariable String username) {
        ending.allOf(accounts.find(username).orElseThrow(Refusal::notFound), Users.current());
    }

    @GetMapping("/tokens")
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "listTokens", summary = "List one's own tokens; they are made on the profile page")
    List<TokenView> tokens() {
        Instant now = clock.instant();
        return tokens.of(Users.current().id()).stream()
                .map(one -> new TokenView(
                        one.id(),
                        one.label(),
                        one.limit().patterns(),
                        one.createdAt(),
                        one.expiresAt(),
                        one.lastUsedAt(),
                        !one.expiresAt().isAfter(now)))
                .toList();
    }

    @DeleteMapping("/tokens/{id:[0-9]{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "revokeToken", summary = "Revoke one of one's own tokens")
    void revoke(@Parameter(description = "Key of the token") @PathVariable long id) {
        keeping.revoke(id, Users.current());
    }
}

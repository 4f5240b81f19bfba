package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links of users with the identity provider, for programs. */
@RestController
@RequestMapping("/api/v1/users/{username}/provider")
@Tag(name = "users")
class ProviderLinksApi {
    private static final String WHO = "Name to sign in with";

    private final Accounts accounts;
    private final ProviderLinking linking;

    ProviderLinksApi(Accounts accounts, ProviderLinking linking) {
        this.accounts = accounts;
        this.linking = linking;
    }

    /** Whom the provider means. */
    record Person(
            @Schema(description = "Name that the provider gives to nobody else (claim sub)")
            Optional<String> subject) {}

    /** A link. */
    record LinkView(
            @Schema(description = "The provider, as it names itself")
            String issuer,

            @Schema(description = "Name that the provider gives to nobody else (claim sub)")
            String subject,

            ProviderLink.How how,
            Instant linkedAt,
            Optional<Instant> lastUsedAt) {}

    @GetMapping
    @Allowed("identity:user:read")
    @Operation(operationId = "getProviderLink", summary = "Get the link of a user with the identity provider")
    LinkView one(@Parameter(description = WHO) @PathVariable String username) {
        return linking.of(account(username).id())
                .map(link -> new LinkView(link.issuer(), link.subject(), link.how(), link.since(), link.lastUsedAt()))
                .orElseThrow(Refusal::notFound);
    }

    @PutMapping
    @Allowed(ProviderLinking.PERMISSION)
    @StepUp("identity.step-up.act.provider")
    @Operation(
            operationId = "linkProvider",
            summary = "Link a user with a person of the identity provider; somebody else's account only")
    @ApiResponse(responseCode = "200", description = "The link as it is now")
    @ApiResponse(responseCode = "409", description = "The own account, or one of the two is linked otherwise")
    @ApiResponse(responseCode = "422", description = "That is no name of a person")
    LinkView link(@Parameter(description = WHO) @PathVariable String username, @RequestBody Person person) {
        linking.link(account(username), person.subject().orElse(""));
        return one(username);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(ProviderLinking.PERMISSION)
    @StepUp("identity.step-up.act.provider-removal")
    @Operation(operationId = "unlinkProvider", summary = "Take the link away; all sessions of the user end")
    @ApiResponse(responseCode = "204", description = "Not linked any more")
    void unlink(@Parameter(description = WHO) @PathVariable String username) {
        linking.unlink(account(username), "");
    }

    private Account account(String username) {
        return accounts.find(username).orElseThrow(Refusal::notFound);
    }
}

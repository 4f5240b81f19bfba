package io.ballast.server.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Tokens of test users, and programs that speak with them. */
public final class TestTokens {
    /** Everything, and in full what a star does not give: acts that want a proof of presence. */
    private static final Permissions ALL_IN_FULL = new Permissions(Set.of(
            "*:*:*",
            "assessment:override:write",
            "identity:user:write",
            "identity:department:write",
            "limits:request:decide",
            "notification:channel:manage",
            "policy:version:approve",
            "protection:document:confirm",
            "creditcontrol:hold:release"));

    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Clock clock;

    public TestTokens(ApplicationContext context) {
        this.tokens = context.getBean(ApiTokens.class);
        this.accounts = context.getBean(Accounts.class);
        this.clock = context.getBean(Clock.class);
    }

    /** A token of an active user that holds for longer than any test. */
    public String of(String username) {
        long user = accounts.find(username).orElseThrow().id();
        return tokens.issue(
                        user,
                        "test",
                        ALL_IN_FULL,
                        clock.instant(),
                        clock.instant().plus(Duration.ofHours(24)))
                .text();
    }

    /** Sends JSON as the user of a token. */
    public static HttpResponse<String> send(
            int port, String token, String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.ballast.server.identity;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Asks the identity provider: at most {@link #PATIENCE} in all, {@value #LONGEST} bytes, and wherever it is sent. */
@Component
class ProviderClient {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final int LONGEST = 262_144;
    static final int MOST_AT_ONCE = 50;

    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

    /** What it said. */
    record Said(int status, String body) {}

    Said get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    /**
     * Sends a form.
     *
     * @param authorization value of that header, where there is one
     */
    Said post(URI address, String form, Optional<String> authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return send(request);
    }

    /** Sign-ins are rare: nothing is kept open between them, and a provider that hangs holds few. */
    private Said send(HttpRequest.Builder request) throws IOException {
        if (!atOnce.tryAcquire()) {
            throw new IOException("Too many ask the identity provider at once");
        }
        try {
            return exchange(request);
        } finally {
            atOnce.release();
        }
    }

    private static Said exchange(HttpRequest.Builder request) throws IOException {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            CompletableFuture<HttpResponse<String>> answer =
                    http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST));
            HttpResponse<String> said = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new Said(said.statusCode(), said.body());
        } catch (ExecutionException e) {
            throw new IOException("Identity provider does not answer", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("Identity provider is too slow", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while asking the identity provider");
        } finally {
            // Closing it would wait for the answer that did not come.
            http.shutdownNow();
        }
    }
}

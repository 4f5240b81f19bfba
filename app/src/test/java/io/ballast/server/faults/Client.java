package io.ballast.server.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A program that speaks with a server by token; every operation goes into the history, answered or not. */
public final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final String token;
    private final History history;
    private final HttpClient http = HttpClient.newHttpClient();

    public Client(int port, String token, History history) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
        this.history = history;
    }

    /** The answer, or nothing where the connection ended before one came. */
    public Optional<HttpResponse<String>> send(String method, String path, String json, String... headers) {
        return send(
                method + " " + path,
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build());
    }

    public HttpResponse<String> get(String path) {
        return send("GET " + path, request(path).build())
                .orElseThrow(() -> new AssertionError("No answer to GET " + path));
    }

    /** Sends files with an idempotency key to be imported. */
    public Optional<HttpResponse<String>> importFiles(String key, Map<String, String> files) {
        var body = new StringBuilder();
        files.forEach(
                (name, content) -> body.append("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"")
                        .append(name)
                        .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                        .append(content)
                        .append("\r\n"));
        body.append("--x--\r\n");
        return send(
                "import " + key,
                request("/api/v1/imports", "Idempotency-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        return headers.length > 0 ? request.headers(headers) : request;
    }

    private Optional<HttpResponse<String>> send(String operation, HttpRequest request) {
        long number = history.invoke(operation);
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            history.answered(number, operation, answer.statusCode());
            return Optional.of(answer);
        } catch (IOException e) {
            history.unknown(number, operation, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

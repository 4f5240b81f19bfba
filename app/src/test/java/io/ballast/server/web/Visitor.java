package io.ballast.server.web;

import io.ballast.server.identity.TestUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who speaks plain HTTP with the server and keeps cookies; follows no redirect. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private String formToken = "";

    private Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public static Visitor at(int port) {
        return new Visitor(port);
    }

    /** Signs in with {@link TestUsers#PASSWORD}. */
    public Visitor signIn(String username) {
        HttpResponse<String> answer = signIn(username, TestUsers.PASSWORD);
        if (answer.headers().firstValue("Location").orElse("").contains("/login")) {
            throw new AssertionError(username + " could not sign in: " + answer.headers());
        }
        return this;
    }

    public HttpResponse<String> signIn(String username, String password) {
        String token = tokenOf("/login");
        return send(form("/login", Map.of("username", username, "password", password, "_csrf", token)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** A file as it is. */
    public HttpResponse<byte[]> bytes(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofByteArray());
    }

    /** Posts a form with the token of the page it stands on. */
    public HttpResponse<String> post(String onPage, String path, Map<String, String> fields) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put("_csrf", tokenOf(onPage));
        return send(form(path, all));
    }

    /** Any request at all; the header carries the token of a form on the profile page. */
    public HttpResponse<String> send(String method, String path, String type, String body) {
        if (formToken.isEmpty()) {
            formToken = tokenOf("/profile");
        }
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", formToken)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Posts a form without any token. */
    public HttpResponse<String> postForged(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    private String tokenOf(String page) {
        Matcher matcher = TOKEN.matcher(get(page).body());
        if (!matcher.find()) {
            throw new AssertionError("No form on " + page);
        }
        return matcher.group(1);
    }

    private HttpRequest form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

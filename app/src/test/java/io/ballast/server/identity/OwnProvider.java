package io.ballast.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An identity provider on this machine that keeps to OpenID Connect: codes for one use, PKCE and client secret checked,
 * tokens really signed. What it says can be twisted, and it can be taken away.
 */
final class OwnProvider implements AutoCloseable {
    static final String CLIENT = "ballast";
    static final String SECRET = "a secret: of the client";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Optional<HttpServer> server = Optional.empty();
    private volatile RSAKey rsa = newRsa();
    private final ECKey ec = newEc();

    /** Who is at the keyboard. */
    volatile String subject = "person-1";

    /** Further claims, and what is wrong with the usual ones. */
    volatile Consumer<Map<String, Object>> twist = claims -> {};

    /** What is wrong with its description. */
    volatile Consumer<Map<String, Object>> describe = said -> {};

    volatile Signing signing = Signing.RSA;
    volatile Instant signedInAt = Instant.now().minus(Duration.ofHours(1));
    final AtomicInteger keysAsked = new AtomicInteger();

    /** How tokens are signed. */
    enum Signing {
        RSA,
        ELLIPTIC,
        /** With a key that is published nowhere, under the name of one that is. */
        FOREIGN,
        /** With the public key as if it were a shared secret. */
        PUBLIC_KEY_AS_SECRET,
        NOT_AT_ALL
    }

    OwnProvider() {
        this.port = start(0);
    }

    String issuer() {
        return "http://localhost:" + port + "/realm";
    }

    /** Takes it away; connections are refused. */
    void stop() {
        server.ifPresent(one -> one.stop(0));
        server = Optional.empty();
    }

    void startAgain() {
        start(port);
    }

    /** New keys; the old ones are published no longer. */
    void rotate() {
        rsa = newRsa();
    }

    private int start(int wanted) {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            fresh.createContext("/realm/.well-known/openid-configuration", exchange -> answer(exchange, described()));
            fresh.createContext("/realm/keys", exchange -> {
                keysAsked.incrementAndGet();
                answer(exchange, new JWKSet(List.of(rsa, ec)).toJSONObject());
            });
            fresh.createContext("/realm/auth", this::signIn);
            fresh.createContext("/realm/token", this::token);
            fresh.createContext("/realm/out", OwnProvider::signOut);
            fresh.start();
            server = Optional.of(fresh);
            return fresh.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> described() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer());
        said.put("authorization_endpoint", issuer() + "/auth");
        said.put("token_endpoint", issuer() + "/token");
        said.put("jwks_uri", issuer() + "/keys");
        said.put("end_session_endpoint", issuer() + "/out");
        said.put("authorization_response_iss_parameter_supported", true);
        describe.accept(said);
        return said;
    }

    private void signIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = words(exchange.getRequestURI().getRawQuery());
        boolean isSound = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && List.of(asked.getOrDefault("scope", "").split(" ")).contains("openid")
                && asked.getOrDefault("redirect_uri", "").matches("http://localhost:\\d+/login/provider/back")
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && asked.getOrDefault("state", "").length() >= 43
                && asked.getOrDefault("nonce", "").length() >= 43;
        if (!isSound) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        if ("0".equals(asked.get("max_age")) && "login".equals(asked.get("prompt"))) {
            signedInAt = Instant.now();
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state=" + encoded(asked, "state") + "&iss="
                                + URLEncoder.encode(issuer(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void signOut(HttpExchange exchange) throws IOException {
        Map<String, String> asked = words(exchange.getRequestURI().getRawQuery());
        boolean isSound = asked.getOrDefault("id_token_hint", "").split("\\.").length == 3
                && CLIENT.equals(asked.get("client_id"));
        exchange.getResponseHeaders().add("Location", asked.getOrDefault("post_logout_redirect_uri", ""));
        exchange.sendResponseHeaders(isSound ? 302 : 400, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                words(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
        String pair = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> asked =
                Optional.ofNullable(codes.remove(form.getOrDefault("code", ""))).orElse(Map.of());
        boolean isSound = header.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "authorization_code".equals(form.get("grant_type"))
                && !asked.isEmpty()
                && asked.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (!isSound) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(
                exchange,
                Map.of(
                        "token_type",
                        "Bearer",
                        "access_token",
                        "x",
                        "id_token",
                        token(asked.getOrDefault("nonce", ""))));
    }

    private String token(String nonce) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("sub", subject);
        claims.put("nonce", nonce);
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plusSeconds(300).getEpochSecond());
        claims.put("auth_time", signedInAt.getEpochSecond());
        twist.accept(claims);
        return signed(claims);
    }

    String signed(Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> set.claim(
                name,
                List.of("iat", "exp", "nbf").contains(name) && value instanceof Long seconds
                        ? Date.from(Instant.ofEpochSecond(seconds))
                        : value));
        try {
            return switch (signing) {
                case RSA -> sign(JWSAlgorithm.RS256, rsa.getKeyID(), new RSASSASigner(rsa), set.build());
                case FOREIGN -> sign(JWSAlgorithm.RS256, rsa.getKeyID(), new RSASSASigner(newRsa()), set.build());
                case ELLIPTIC -> sign(JWSAlgorithm.ES256, ec.getKeyID(), new ECDSASigner(ec), set.build());
                case PUBLIC_KEY_AS_SECRET ->
                    sign(
                            JWSAlgorithm.HS256,
                            rsa.getKeyID(),
                            new MACSigner(rsa.toRSAPublicKey().getEncoded()),
                            set.build());
                case NOT_AT_ALL -> new PlainJWT(set.build()).serialize();
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    /** What a browser does that is led there: it is sent back, with these words in the address. */
    static URI visit(URI place) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(place).build(), BodyHandlers.discarding());
            return URI.create(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError("Not sent back: " + answer.statusCode())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> words(String query) {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(query.split("&"))
                .map(word -> word.split("=", 2))
                .forEach(pair -> words.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return words;
    }

    private static String encoded(Map<String, String> words, String name) {
        return URLEncoder.encode(words.getOrDefault(name, ""), StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey newRsa() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newEc() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}

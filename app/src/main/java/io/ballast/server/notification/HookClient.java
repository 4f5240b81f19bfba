package io.ballast.server.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Posts to receivers outside: to one looked-up address, on a connection of its own, without redirects, cookies or
 * retries, for a bounded time, and reads a bounded answer.
 */
final class HookClient {
    private static final int MOST_BYTES = 4_096;
    private static final int CONNECT_SECONDS = 10;

    private final CloseableHttpClient client;
    private final Duration longest;

    /** @param longest time for one post, all in all */
    HookClient(AddressGuard guard, Duration longest) {
        this.longest = longest;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setMaxConnTotal(50)
                        .setMaxConnPerRoute(20)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                        .setRedirectsEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Ballast-Webhooks/1")
                .build();
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body its first bytes
     * @param retryAfter how long to wait, if it says so in seconds
     */
    record Reply(int status, String body, Optional<Duration> retryAfter) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The answer as the log keeps it. */
        String shown() {
            return Answer.shown(status + " " + body);
        }
    }

    /**
     * Posts JSON.
     *
     * @throws IOException if nothing came back, or not in time
     */
    Reply post(URI to, Map<String, String> headers, byte[] body) throws IOException {
        var post = new HttpPost(to);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        headers.forEach(post::setHeader);
        Thread watch = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(longest);
                post.abort();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return client.execute(post, HookClient::reply);
        } finally {
            watch.interrupt();
        }
    }

    private static Reply reply(ClassicHttpResponse response) throws IOException {
        Header after = response.getFirstHeader("Retry-After");
        String body = "";
        if (response.getEntity() != null) {
            try (InputStream content = response.getEntity().getContent()) {
                body = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        }
        return new Reply(
                response.getCode(),
                body,
                Optional.ofNullable(after)
                        .map(Header::getValue)
                        .filter(value -> value != null && value.matches("[0-9]{1,7}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value))));
    }
}

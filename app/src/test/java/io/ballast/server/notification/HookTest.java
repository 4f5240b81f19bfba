package io.ballast.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.identity.Users;
import io.ballast.server.notification.MailTest.MovedClock;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks and robots against receivers that answer as the real ones are documented to. */
@AssessedServerTest
class HookTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant START = Instant.parse("2027-05-01T04:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private final MovedClock clock = new MovedClock(START);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private Function<Received, Reply> receiver = got -> new Reply(200, "{}", Map.of());
    private HttpServer server = start();
    private CurrentUser admin = CurrentUser.system();

    /** A request as the receiver got it. */
    private record Received(String path, Map<String, String> headers, String body) {
        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** What the receiver answers. */
    private record Reply(int status, String body, Map<String, String> headers) {}

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        jdbc.update("update notification.delivery set state = 'DROPPED' where state = 'WAITING'");
        jdbc.update("update notification.endpoint set state = 'DISABLED'");
        admin = context.getBean(Colleagues.class)
                .named(new TestUsers(context).withRoles("hook-admin", Role.ADMIN))
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpServer start() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            made.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var got = new Received(
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(got);
        Reply reply = receiver.apply(got);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** standard-webhooks libraries/go/webhook_test.go TestWebhookSign, commit b2fa7b87. */
    @Test
    void the_signature_is_that_of_the_public_vector() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signature.webhook(
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330L,
                        body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(Signature.keyOf("whsec_")).isEmpty();
        assertThat(Signature.keyOf("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isEmpty();
        assertThat(Signature.keyOf(Signature.newSecret())).isPresent();
    }

    @Test
    void a_receiver_that_is_down_for_three_days_gets_the_message_by_the_standard_schedule() {
        long id = endpoint(Endpoint.Type.WEBHOOK, "/hook", "");
        receiver = got -> new Reply(503, "", Map.of());
        long delivery = tell();
        List<Long> seconds = new java.util.ArrayList<>();
        Instant up = START.plus(Duration.ofDays(3));
        while (received.size() < 20
                && !state(delivery).equals("SENT")
                && !state(delivery).equals("DEAD")) {
            if (!clock.instant().isBefore(up)) {
                receiver = got -> new Reply(204, "", Map.of());
            }
            deliver();
            seconds.add(Duration.between(START, clock.instant()).toSeconds());
            clock.set(next(delivery).orElse(clock.instant()));
        }
        assertThat(state(delivery)).isEqualTo("SENT");
        // 0, 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h after each other, each up to a tenth later
        long[] waits = {0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400};
        long earliest = 0;
        for (int i = 0; i < waits.length; i++) {
            earliest += waits[i];
            assertThat(seconds.get(i)).isBetween(earliest, earliest + earliest / 10 + 10);
        }
        assertThat(received).hasSize(10);
        assertThat(received.stream().map(got -> got.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(received.stream().map(Received::body).distinct()).hasSize(1);
        assertThat(received.stream().map(got -> got.header("webhook-timestamp")).distinct())
                .hasSize(10);
        Endpoint endpoint = endpoints().find(id).orElseThrow();
        for (Received got : received) {
            assertThat(got.header("webhook-signature"))
                    .isEqualTo(Signature.webhook(
                            endpoint.secrets(),
                            got.header("webhook-id"),
                            Long.parseLong(got.header("webhook-timestamp")),
                            got.body().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(received.getFirst().json().get("type").asString()).isEqualTo("ballast.nightly_failed");
    }

    @Test
    void a_receiver_that_is_gone_is_switched_off_and_administrators_are_told() {
        long id = endpoint(Endpoint.Type.WEBHOOK, "/gone", "");
        receiver = got -> new Reply(410, "moved away", Map.of());
        long delivery = tell();
        deliver();
        assertThat(state(delivery)).isEqualTo("DEAD");
        assertThat(endpoints().find(id).orElseThrow().isActive()).isFalse();
        assertThat(jdbc.queryForObject(
                        "select count(*) from notification.notice where kind = 'ENDPOINT_DISABLED' and path = ?",
                        Long.class,
                        "/channels/" + id))
                .isEqualTo(1L);
        clock.ahead(Duration.ofDays(1));
        deliver();
        assertThat(received).hasSize(1);
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() {
        endpoint(Endpoint.Type.WEBHOOK, "/moved", "");
        receiver = got -> new Reply(302, "", Map.of("Location", "/elsewhere"));
        long delivery = tell();
        deliver();
        assertThat(received).singleElement().extracting(Received::path).isEqualTo("/moved");
        assertThat(state(delivery)).isEqualTo("WAITING");
        assertThat(answer(delivery)).startsWith("302");
    }

    @Test
    void a_receiver_is_left_alone_as_long_as_it_asks() {
        endpoint(Endpoint.Type.WEBHOOK, "/busy", "");
        receiver = got -> new Reply(429, "", Map.of("Retry-After", "7200"));
        long delivery = tell();
        deliver();
        assertThat(next(delivery)).contains(START.plusSeconds(7200));
    }

    @Test
    void a_slow_receiver_and_an_endless_answer_end_in_time() {
        endpoint(Endpoint.Type.WEBHOOK, "/slow", "");
        receiver = got -> {
            try {
                Thread.sleep(4_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Reply(200, "", Map.of());
        };
        long delivery = tell();
        long began = System.nanoTime();
        deliver();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3_500));
        assertThat(state(delivery)).isEqualTo("WAITING");
        receiver = got -> new Reply(200, "x".repeat(1_000_000), Map.of());
        clock.ahead(Duration.ofSeconds(6));
        deliver();
        assertThat(state(delivery)).isEqualTo("SENT");
        assertThat(answer(delivery)).hasSizeLessThanOrEqualTo(Answer.LONGEST);
    }

    @Test
    void after_a_crash_between_sending_and_recording_the_same_id_comes_again() {
        endpoint(Endpoint.Type.WEBHOOK, "/crash", "");
        long delivery = tell();
        List<Deliveries.Claimed> claimed =
                new Deliveries(context.getBean(JdbcClient.class)).claim(List.of(Channel.WEBHOOK), 10, clock.instant());
        webhooks().carry(claimed, clock.instant());
        clock.ahead(Deliveries.LEASE.plusSeconds(1));
        deliver();
        assertThat(received).hasSize(2);
        assertThat(received.get(0).header("webhook-id"))
                .isEqualTo(received.get(1).header("webhook-id"));
        assertThat(state(delivery)).isEqualTo("SENT");
    }

    @Test
    void a_new_secret_signs_beside_the_one_before_for_three_days() throws Exception {
        long id = endpoint(Endpoint.Type.WEBHOOK, "/rotated", "");
        List<String> before = endpoints().find(id).orElseThrow().secrets();
        String made = Users.as(
                admin,
                () -> Objects.requireNonNull(
                        transactions().execute(status -> keeping().rotate(id, admin))));
        tell();
        deliver();
        assertThat(received.getFirst().header("webhook-signature").split(" ")).hasSize(2);
        assertThat(endpoints().find(id).orElseThrow().secrets()).containsExactly(made, before.getFirst());
        clock.ahead(Endpoints.CHANGE_OVER.plusSeconds(1));
        assertThat(endpoints().find(id).orElseThrow().secrets()).containsExactly(made);
    }

    @Test
    void addresses_and_secrets_are_sealed_in_the_database() {
        long id = endpoint(Endpoint.Type.DINGTALK, "/robot/send?access_token=open-sesame", "SEC-very-secret");
        String row = Objects.requireNonNull(jdbc.queryForObject(
                "select encode(address, 'escape') || encode(secret, 'escape') from notification.endpoint where id = ?",
                String.class,
                id));
        assertThat(row).doesNotContain("sesame").doesNotContain("SEC-very");
        String page =
                Visitor.at(port).signIn("hook-admin").get("/channels/" + id).body();
        assertThat(page).doesNotContain("sesame").doesNotContain("SEC-very");
    }

    /** open.dingtalk.com: address with timestamp in ms and sign; {"errcode":310000} in a 200 is a refusal. */
    @Test
    void dingtalk_gets_its_payload_with_the_signature_in_the_address_and_its_error_numbers_count() throws Exception {
        endpoint(Endpoint.Type.DINGTALK, "/robot/send?access_token=t", "SECabc");
        receiver = got -> new Reply(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}", Map.of());
        long delivery = tell();
        deliver();
        assertThat(state(delivery)).isEqualTo("WAITING");
        assertThat(answer(delivery)).contains("sign not match");
        receiver = got -> new Reply(200, "{\"errcode\":0,\"errmsg\":\"ok\"}", Map.of());
        clock.ahead(Duration.ofMinutes(2));
        deliver();
        assertThat(state(delivery)).isEqualTo("SENT");
        Received got = received.getLast();
        String millis = got.path().replaceAll(".*timestamp=([0-9]+).*", "$1");
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec("SECabc".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String sign = java.util.Base64.getEncoder()
                .encodeToString(mac.doFinal((millis + "\nSECabc").getBytes(StandardCharsets.UTF_8)));
        assertThat(got.path())
                .startsWith("/robot/send?access_token=t&")
                .endsWith("&sign=" + java.net.URLEncoder.encode(sign, StandardCharsets.UTF_8));
        assertThat(millis).isEqualTo(Long.toString(clock.instant().toEpochMilli()));
        assertThat(got.json().get("msgtype").asString()).isEqualTo("text");
        assertThat(got.json().get("text").get("content").asString()).contains("夜间评估失败");
    }

    /** open.feishu.cn: timestamp in s and sign in the body; {"code":19021} in a 200 is a refusal. */
    @Test
    void feishu_gets_its_payload_with_the_signature_in_the_body_and_its_error_numbers_count() throws Exception {
        endpoint(Endpoint.Type.FEISHU, "/open-apis/bot/v2/hook/t", "secret");
        receiver = got -> new Reply(200, "{\"code\":19021,\"msg\":\"sign match fail\"}", Map.of());
        long delivery = tell();
        deliver();
        assertThat(state(delivery)).isEqualTo("WAITING");
        receiver = got -> new Reply(200, "{\"code\":0,\"msg\":\"success\",\"data\":{}}", Map.of());
        clock.ahead(Duration.ofMinutes(2));
        deliver();
        assertThat(state(delivery)).isEqualTo("SENT");
        JsonNode body = received.getLast().json();
        String timestamp = body.get("timestamp").asString();
        assertThat(timestamp).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(
                (timestamp + "\nsecret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(body.get("sign").asString())
                .isEqualTo(java.util.Base64.getEncoder().encodeToString(mac.doFinal()));
        assertThat(body.get("msg_type").asString()).isEqualTo("text");
        assertThat(body.get("content").get("text").asString()).contains("夜间评估失败");
    }

    /** developer.work.weixin.qq.com/document/path/91770: {"errcode":93000} in a 200 is a refusal; 20 a minute. */
    @Test
    void wecom_gets_its_payload_and_no_more_than_twenty_messages_a_minute() {
        endpoint(Endpoint.Type.WECOM, "/cgi-bin/webhook/send?key=k", "");
        receiver = got -> new Reply(200, "{\"errcode\":0,\"errmsg\":\"ok\"}", Map.of());
        for (int i = 0; i < 25; i++) {
            tell();
        }
        deliver();
        assertThat(received).hasSize(20);
        assertThat(received.getFirst().json().get("msgtype").asString()).isEqualTo("text");
        clock.ahead(Duration.ofSeconds(61));
        deliver();
        assertThat(received).hasSize(25);
        receiver = got -> new Reply(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}", Map.of());
        clock.ahead(Duration.ofSeconds(61));
        long refused = tell();
        deliver();
        assertThat(state(refused)).isEqualTo("WAITING");
        receiver = got -> new Reply(200, "<html>a proxy says hello</html>", Map.of());
        clock.ahead(Duration.ofMinutes(2));
        deliver();
        assertThat(state(refused)).as("an answer without a number").isEqualTo("WAITING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://localhost/",
                "https://localhost./",
                "https://a.localhost/",
                "http://example.com/",
                "ftp://example.com/",
                "https://user@example.com/",
                "https:///x",
                "file:///etc/x",
                "https://example.com:0/",
                "https://exa mple.com/",
                "//example.com/"
            })
    void an_address_that_leads_inside_is_refused(String address) {
        assertThat(new AddressGuard(Set.of(), false).fault(address)).isPresent();
    }

    @Test
    void a_public_address_is_accepted_and_a_name_that_leads_inside_is_not_connected_to() throws Exception {
        var guard = new AddressGuard(Set.of(), false);
        assertThat(guard.fault("https://example.com/hook?x=1")).isEmpty();
        assertThat(guard.fault("https://93.184.216.34/")).isEmpty();
        assertThat(guard.fault("https://[2606:4700::1111]/")).isEmpty();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("172.32.0.1"))).isTrue();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("100.128.0.1"))).isTrue();
        assertThatThrownBy(() -> guard.resolve("localhost")).isInstanceOf(UnknownHostException.class);
        assertThat(new AddressGuard(Set.of("localhost"), false).resolve("localhost"))
                .hasSize(1);
        var client = new HookClient(new AddressGuard(Set.of(), true), Duration.ofSeconds(3));
        assertThatThrownBy(() -> client.post(
                        java.net.URI.create(
                                "http://localhost:" + server.getAddress().getPort() + "/"),
                        Map.of(),
                        new byte[0]))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.post(
                        java.net.URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                        Map.of(),
                        new byte[0]))
                .isInstanceOf(IOException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void a_channel_of_a_department_is_told_of_its_customers_only() {
        long customer =
                Objects.requireNonNull(jdbc.queryForObject("select min(id) from customers.customer", Long.class));
        long id = endpoint(Endpoint.Type.WEBHOOK, "/department", "");
        jdbc.update("insert into identity.department (code, name) values ('HOOK', 'Hook') on conflict do nothing");
        jdbc.update("update notification.endpoint set department_code = 'HOOK', kinds = '{WARNING}' where id = ?", id);
        var notice = new Notice(
                Kind.WARNING,
                UUID.randomUUID().toString(),
                "/customers",
                List.of(Notice.word("x"), Notice.word("y")),
                new Audience.InCharge(),
                Set.of(customer));
        assertThat(context.getBean(EndpointDoor.class).meant(notice)).isEmpty();
        jdbc.update("update notification.endpoint set department_code = null where id = ?", id);
        assertThat(context.getBean(EndpointDoor.class).meant(notice)).hasSize(1);
    }

    @Test
    void only_who_manages_channels_adds_one_and_the_trail_says_who() {
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        String token = tokens.of("hook-admin");
        String order = "{\"name\": \"%s\", \"address\": \"https://hooks.example.com/in\", \"kinds\": [\"WARNING\"]}";
        String name = "rest-" + UUID.randomUUID();
        assertThat(send(tokens.of(users.withRoles("hook-manager", Role.CREDIT_MANAGER)), order.formatted(name)))
                .isEqualTo(403);
        assertThat(send(token, order.formatted(name))).isEqualTo(201);
        assertThat(send(token, order.formatted(name))).as("the same name").isEqualTo(422);
        assertThat(send(token, order.formatted("x").replace("https", "http"))).isEqualTo(422);
        assertThat(send(token, order.formatted("x").replace("hooks.example.com", "10.0.0.1")))
                .isEqualTo(422);
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit.entry where action = 'notification.channel.added'"
                                + " and after ->> 'channel' = ?",
                        Long.class,
                        name))
                .isEqualTo(1L);
    }

    @Test
    void what_was_given_up_is_sent_again_once_with_the_same_id() throws Exception {
        endpoint(Endpoint.Type.WEBHOOK, "/again", "");
        long delivery = tell();
        jdbc.update("update notification.delivery set state = 'DEAD' where id = ?", delivery);
        for (int i = 0; i < 2; i++) {
            Users.as(
                    admin,
                    () -> transactions().execute(status -> {
                        keeping().sendAgain(delivery, admin);
                        return true;
                    }));
        }
        jdbc.update("update notification.delivery set next_attempt_at = now() where id = ?", delivery);
        deliver();
        assertThat(received).hasSize(1);
        assertThat(state(delivery)).isEqualTo("SENT");
        assertThat(Visitor.at(port)
                        .signIn("hook-admin")
                        .get("/deliveries?state=SENT")
                        .body())
                .contains("已送达");
    }

    private int send(String token, String body) {
        return TestTokens.send(port, token, "POST", "/api/v1/channels", body).statusCode();
    }

    private long endpoint(Endpoint.Type type, String path, String secret) {
        var form = new EndpointForm(
                type,
                "test " + UUID.randomUUID(),
                "http://127.0.0.1:" + server.getAddress().getPort() + path,
                secret,
                EnumSet.of(Kind.NIGHTLY_FAILED),
                "",
                "zh");
        try {
            return Users.as(
                    admin,
                    () -> Objects.requireNonNull(transactions().execute(status -> {
                        var result = keeping().add(form, admin);
                        return ((EndpointKeeping.Result.Stored) result).id();
                    })));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Tells a fact and addresses it; returns the delivery to the one receiver that is on. */
    private long tell() {
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        String key = UUID.randomUUID().toString();
        Outbox outbox = context.getBean(Outbox.class);
        transactions.executeWithoutResult(status -> outbox.add(
                new Notice(
                        Kind.NIGHTLY_FAILED,
                        key,
                        "/runs",
                        List.of(Notice.word("2027-05-01")),
                        new Audience.Persons(Set.of())),
                clock.instant()));
        new Addressing(
                        outbox,
                        context.getBean(Recipients.class),
                        context.getBean(WishRows.class),
                        new Deliveries(context.getBean(JdbcClient.class)),
                        context.getBean(EndpointDoor.class),
                        context.getBean(MailSettings.Source.class),
                        transactions,
                        clock)
                .round();
        return Objects.requireNonNull(jdbc.queryForObject(
                "select d.id from notification.delivery d join notification.notice n on n.id = d.notice_id"
                        + " where n.dedupe_key = ? and d.endpoint_id is not null",
                Long.class,
                key));
    }

    private void deliver() {
        new Delivering(new Deliveries(context.getBean(JdbcClient.class)), List.of(webhooks(), robots()), clock).round();
    }

    private Endpoints endpoints() {
        return new Endpoints(context.getBean(JdbcClient.class), context.getBean(FieldCipher.class), clock);
    }

    private EndpointKeeping keeping() {
        return new EndpointKeeping(
                endpoints(),
                new Deliveries(context.getBean(JdbcClient.class)),
                context.getBean(Outbox.class),
                new OutboxBell() {
                    @Override
                    public String toString() {
                        return "rings for nobody";
                    }
                },
                context.getBean(Colleagues.class),
                hooks(),
                context.getBean(io.ballast.server.audit.Audit.class),
                clock);
    }

    private TransactionTemplate transactions() {
        return context.getBean(TransactionTemplate.class);
    }

    private EndpointDoor door() {
        return new EndpointDoor(
                endpoints(),
                context.getBean(Outbox.class),
                context.getBean(Recipients.class),
                context.getBean(Colleagues.class),
                context.getBean(Notifications.class),
                context.getBean(io.ballast.server.audit.Audit.class),
                context.getBean(TransactionTemplate.class));
    }

    private static HookSettings hooks() {
        return new HookSettings("127.0.0.1", true, Duration.ofSeconds(2));
    }

    private WebhookCarrier webhooks() {
        return new WebhookCarrier(
                door(),
                hooks(),
                context.getBean(Formats.class),
                context.getBean(MailSettings.Source.class),
                context.getBean(JsonMapper.class));
    }

    private RobotCarrier robots() {
        return new RobotCarrier(
                door(),
                endpoints(),
                hooks(),
                context.getBean(Formats.class),
                context.getBean(MailSettings.Source.class),
                context.getBean(TransactionTemplate.class),
                context.getBean(JsonMapper.class));
    }

    private String state(long delivery) {
        return column(delivery, "state");
    }

    private String answer(long delivery) {
        return column(delivery, "last_answer");
    }

    private Optional<Instant> next(long delivery) {
        return jdbc
                .query(
                        "select next_attempt_at from notification.delivery where id = ? and state = 'WAITING'",
                        (row, index) -> row.getTimestamp(1).toInstant(),
                        delivery)
                .stream()
                .findFirst();
    }

    private String column(long delivery, String column) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select " + column + " from notification.delivery where id = ?", String.class, delivery));
    }
}

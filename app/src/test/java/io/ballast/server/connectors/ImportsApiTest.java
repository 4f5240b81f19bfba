package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of the ERP sends its files every night. */
@ServerTest
@TestPropertySource(properties = "ballast.test=wizard")
class ImportsApiTest {
    private static final String INVOICES = "customer_code,number,issued,due,currency,amount\n";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";

    @BeforeEach
    void a_manager_has_a_token() {
        TestUsers users = new TestUsers(context);
        token = new TestTokens(context).of(users.withRoles("erp", Role.CREDIT_MANAGER));
    }

    @Test
    void files_are_sent_watched_read_and_taken_back() throws Exception {
        HttpResponse<String> sent = send("k-1", "customers.csv", customers("API-1"), Map.of("source", "ballast"));
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(sent.headers().firstValue("Idempotency-Replayed")).contains("false");
        JsonNode done = untilDone(sent);
        assertThat(done.at("/state").asString()).isEqualTo("DONE");
        assertThat(done.at("/files/0/state").asString()).isEqualTo("LOADED");
        // one customer
        assertThat(done.at("/files/0/rows/added").asLong()).isEqualTo(1);

        String rows = INVOICES
                + "API-1,API-F1,2026-01-05,2026-02-05,CNY,10\n"
                + "API-1,API-F2,2026-01-05,2026-02-05,CNY,NaN\n"
                + "API-1,API-F3,2026-01-05,2026-02-05,CNY,-1\n";
        JsonNode invoices = untilDone(send("k-2", "invoices.csv", rows, Map.of()));
        assertThat(invoices.at("/source").asString()).isEqualTo("ballast");
        long id = invoices.at("/files/0/id").asLong();
        JsonNode one = read(get("/api/v1/imports/" + id));
        assertThat(one.at("/rows").toString())
                .isEqualTo("{\"read\":3,\"added\":1,\"changed\":0,\"unchanged\":0,\"rejected\":2}");
        JsonNode first = read(get("/api/v1/imports/" + id + "/rejected-rows?size=1"));
        assertThat(first.at("/items/0/rule").asString()).isEqualTo("not_an_amount");
        JsonNode second = read(get("/api/v1/imports/" + id + "/rejected-rows?size=1&at="
                + first.at("/next").asString()));
        assertThat(second.at("/items/0/rule").asString()).isEqualTo("not_positive");
        assertThat(second.at("/next").isNull()).isTrue();

        JsonNode list = read(get("/api/v1/imports?size=1"));
        assertThat(list.at("/items/0/id").asLong()).isEqualTo(id);
        JsonNode next = read(get("/api/v1/imports?size=1&at=" + list.at("/next").asString()));
        assertThat(next.at("/items/0/id").asLong()).isLessThan(id);

        HttpResponse<String> undone = post("/api/v1/imports/" + id + "/undoing?why=wrong");
        assertThat(read(undone).at("/state").asString()).isEqualTo("UNDONE");
        HttpResponse<String> again = post("/api/v1/imports/" + id + "/undoing");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(read(again).at("/detail").asString()).contains("该批次未导入或已撤销");
    }

    @Test
    void the_same_key_and_content_is_one_import_and_other_content_is_refused() throws Exception {
        HttpResponse<String> first = send("same", "customers.csv", customers("API-2"), Map.of());
        untilDone(first);
        HttpResponse<String> second = send("same", "customers.csv", customers("API-2"), Map.of());
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        HttpResponse<String> other = send("same", "customers.csv", customers("API-3"), Map.of());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(read(other).at("/detail").asString()).contains("幂等键");
        assertThat(send("", "customers.csv", customers("API-4"), Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_dry_run_keeps_nothing() throws Exception {
        JsonNode checked = untilDone(send("dry", "customers.csv", customers("API-5"), Map.of("dryRun", "true")));
        assertThat(checked.at("/dryRun").asBoolean()).isTrue();
        assertThat(checked.at("/files/0/state").asString()).isEqualTo("CHECKED");
        assertThat(checked.at("/files/0/rows/added").asLong()).isEqualTo(1);
        assertThat(checked.at("/files/0/id").isNull()).isTrue();
    }

    @Test
    void a_token_may_what_its_user_may() throws Exception {
        TestUsers users = new TestUsers(context);
        token = new TestTokens(context).of(users.withRoles("seller", Role.SALES));
        assertThat(get("/api/v1/imports").statusCode()).isEqualTo(403);
        assertThat(send("s", "customers.csv", customers("API-6"), Map.of()).statusCode())
                .isEqualTo(403);
        token = new TestTokens(context).of(users.ownerOf("narrow", "S-1", Role.CREDIT_MANAGER));
        HttpResponse<String> narrow = get("/api/v1/imports");
        assertThat(narrow.statusCode()).isEqualTo(403);
        assertThat(read(narrow).at("/detail").asString()).contains("数据范围为全部客户");
        token = "bal_guess";
        assertThat(get("/api/v1/imports").statusCode()).isEqualTo(401);
    }

    @Test
    void a_sender_may_say_how_the_text_is_written() throws Exception {
        Map<String, String> said =
                Map.of("encoding", "UTF-8", "delimiter", "^", "kind", "customers", "source", "ballast");
        JsonNode done = untilDone(send("form", "x.csv", "customer_code^name\nAPI-8^鹏程;电子\n", said));
        assertThat(done.at("/files/0/rows/added").asLong()).isEqualTo(1);
        HttpResponse<String> fault =
                send("form-2", "x.csv", "customer_code^name\n", Map.of("encoding", "EBCDIC", "source", "ballast"));
        assertThat(fault.statusCode()).isEqualTo(400);
        assertThat(read(fault).at("/detail").asString()).contains("EBCDIC");
    }

    @Test
    void what_makes_no_sense_is_answered_with_a_problem() throws Exception {
        assertThat(send("x-1", "customers.csv", customers("API-7"), Map.of("source", "sap"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("x-2", "letter.csv", "Dear,Sir\nno,table\n", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(get("/api/v1/imports?size=100000").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/imports?at=guess").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/imports/999999999").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/openapi.json").body())
                .contains("/api/v1/imports/{id}/rejected-rows", "Idempotency-Key", "rowsPerSecond");
    }

    private static String customers(String code) {
        return "customer_code,name,country,currency\n" + code + ",Corvus,CN,CNY\n";
    }

    private HttpResponse<String> send(String key, String name, String content, Map<String, String> fields)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        fields.forEach((field, value) -> body.append("--x\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(content)
                .append("\r\n--x--\r\n");
        HttpRequest.Builder request = request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body.toString()));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private JsonNode untilDone(HttpResponse<String> sent) throws IOException, InterruptedException {
        String path = sent.headers().firstValue("Location").orElseThrow(() -> new AssertionError(sent.body()));
        for (int i = 0; i < 600; i++) {
            JsonNode state = read(get(path));
            if (!state.at("/state").asString().equals("RUNNING")) {
                return state;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(path + " does not end");
    }
}

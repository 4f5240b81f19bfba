package io.ballast.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Limits asked for and decided on over the interface, with people and customers of its own for every test. */
public final class LimitCalls {
    static final String PATH = "/api/v1/limit-requests";
    private static final JsonMapper JSON = new JsonMapper();

    /** 1,000.00 in minor units. */
    static final long THOUSAND = 100_000;

    private final int port;
    private final JdbcTemplate jdbc;
    private final TestUsers users;
    private final TestTokens tokens;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    public LimitCalls(int port, JdbcTemplate jdbc, ApplicationContext context) {
        this.port = port;
        this.jdbc = jdbc;
        this.users = new TestUsers(context);
        this.tokens = new TestTokens(context);
        jdbc.update("insert into ledger.company (currency) values ('CNY') on conflict do nothing");
    }

    /** Somebody who can sign in. */
    public record Person(String username, String token, long id) {}

    /** A customer with nothing in its books, or a group. */
    public record Buyer(String type, String code, long id) {}

    public Person person(String name, Role... roles) {
        return known(users.withRoles(name + "-" + mark, roles));
    }

    Person seller(String name, String owner) {
        return known(users.ownerOf(name + "-" + mark, owner, Role.SALES));
    }

    private Person known(String username) {
        Long id = jdbc.queryForObject("select id from identity.app_user where username = ?", Long.class, username);
        return new Person(username, tokens.of(username), Objects.requireNonNull(id));
    }

    String mark() {
        return mark;
    }

    Buyer buyer(String owner) {
        String code = "LR-" + UUID.randomUUID().toString().substring(0, 8);
        Long id = jdbc.queryForObject("""
                insert into customers.customer (code, name, currency, owner_code)
                values (?, '额度测试有限公司', 'CNY', ?)
                returning id""", Long.class, code, owner);
        return new Buyer("customer", code, Objects.requireNonNull(id));
    }

    /** A group of these customers and groups. */
    Buyer group(Buyer... members) {
        String code = "G-" + UUID.randomUUID().toString().substring(0, 8);
        long id = Objects.requireNonNull(jdbc.queryForObject(
                "insert into customers.customer_group (code, name) values (?, '额度测试集团') returning id",
                Long.class,
                code));
        for (Buyer member : members) {
            jdbc.update(
                    member.type().equals("group")
                            ? "update customers.customer_group set parent_id = ? where id = ?"
                            : "update customers.customer set group_id = ? where id = ?",
                    id,
                    member.id());
        }
        return new Buyer("group", code, id);
    }

    HttpResponse<String> send(Person who, String method, String path, String body) {
        return TestTokens.send(port, who.token(), method, path, body);
    }

    String body(UUID id, Buyer buyer, String kind, long minor, String more) {
        return """
                {"id": "%s", "%s": "%s", "kind": "%s", "amountMinor": %d, "reason": "旺季备货"%s}""".formatted(id, buyer.type(), buyer.code(), kind, minor, more);
    }

    public HttpResponse<String> ask(Person who, Buyer buyer, String kind, long minor, String more) {
        return send(who, "POST", PATH, body(UUID.randomUUID(), buyer, kind, minor, more));
    }

    /** A permanent amount. */
    JsonNode asked(Person who, Buyer buyer, long minor) {
        return said(ask(who, buyer, "AMOUNT", minor, ""));
    }

    HttpResponse<String> decide(Person who, JsonNode request, String verb, String comment) {
        return send(
                who,
                "POST",
                PATH + "/" + id(request) + "/" + verb,
                "{\"place\": %d, \"comment\": \"%s\"}".formatted(turn(who, request), comment));
    }

    HttpResponse<String> approve(Person who, JsonNode request) {
        return decide(who, request, "approval", "");
    }

    HttpResponse<String> pass(Person who, JsonNode request, String verb, String to) {
        return send(
                who,
                "POST",
                PATH + "/" + id(request) + "/" + verb,
                "{\"place\": %d, \"to\": \"%s\", \"comment\": \"\"}".formatted(turn(who, request), to));
    }

    /** Approved by as many as have to: a manager and two of the committee are enough. */
    public JsonNode granted(JsonNode request) {
        JsonNode now = said(approve(person("grants", Role.CREDIT_MANAGER), request));
        for (int voter = 1; !state(now).equals("APPROVED") && voter < 4; voter++) {
            now = said(approve(person("votes" + voter, Role.CREDIT_COMMITTEE), now));
        }
        assertThat(state(now)).isEqualTo("APPROVED");
        return now;
    }

    private int turn(Person who, JsonNode request) {
        JsonNode now =
                JSON.readTree(send(who, "GET", PATH + "/" + id(request), "").body());
        JsonNode chain = now.has("chain") ? now.get("chain") : request.get("chain");
        for (JsonNode node : chain) {
            if (node.get("turn").asBoolean()) {
                return node.get("place").asInt();
            }
        }
        return chain.get(0).get("place").asInt();
    }

    public static JsonNode said(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    static String id(JsonNode request) {
        return request.get("id").asString();
    }

    static String state(JsonNode request) {
        return request.get("state").asString();
    }

    static String chain(JsonNode request) {
        var voters = new StringBuilder();
        for (JsonNode node : request.get("chain")) {
            voters.append(node.get("voter").asString().replace("CREDIT_", "").charAt(0));
        }
        return voters.toString();
    }
}

package io.ballast.server.protection;

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

/** Documents registered and confirmed over the interface, with people and customers of its own for every test. */
public final class ProtectionCalls {
    public static final String PATH = "/api/v1/protections";
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final JdbcTemplate jdbc;
    private final TestUsers users;
    private final TestTokens tokens;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    public ProtectionCalls(int port, JdbcTemplate jdbc, ApplicationContext context) {
        this.port = port;
        this.jdbc = jdbc;
        this.users = new TestUsers(context);
        this.tokens = new TestTokens(context);
    }

    /** Somebody who can sign in. */
    public record Person(String username, String token, long id) {}

    public Person person(String name, Role role) {
        return known(users.withRoles(name + "-" + mark, role));
    }

    Person seller(String name, String owner) {
        return known(users.ownerOf(name + "-" + mark, owner, Role.SALES));
    }

    private Person known(String username) {
        Long id = jdbc.queryForObject("select id from identity.app_user where username = ?", Long.class, username);
        return new Person(username, tokens.of(username), Objects.requireNonNull(id));
    }

    /** Code of a new customer. */
    String customer(String owner) {
        String code = "PR-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.update(
                "insert into customers.customer (code, name, currency, owner_code) values (?, '担保测试有限公司', 'CNY', ?)",
                code,
                owner);
        return code;
    }

    HttpResponse<String> send(Person who, String method, String path, String body) {
        return TestTokens.send(port, who.token(), method, path, body);
    }

    /** A document for customers, each given as {@code code} or {@code code=minor}. */
    static String document(UUID id, String kind, String number, String cover, String more) {
        return """
                {"id": "%s", "kind": "%s", "issuer": "江州银行", "number": "%s", "currency": "CNY", "cover": %s%s}""".formatted(id, kind, number, cover, more);
    }

    /** What a document says; customers are given as {@code code} or {@code code=minor}. */
    public static String cover(long valueMinor, String haircut, String from, String to, String... customers) {
        var parts = new StringBuilder();
        for (String each : customers) {
            String[] part = each.split("=");
            parts.append(parts.isEmpty() ? "" : ", ")
                    .append("{\"customer\": \"%s\"%s}"
                            .formatted(part[0], part.length > 1 ? ", \"minor\": " + part[1] : ""));
        }
        return """
                {"valueMinor": %d, "haircutPercent": %s, "validFrom": "%s"%s, "allocations": [%s]}""".formatted(valueMinor, haircut, from, to.isEmpty() ? "" : ", \"validTo\": \"" + to + "\"", parts);
    }

    public HttpResponse<String> register(Person who, UUID id, String number, String cover) {
        return send(who, "POST", PATH, document(id, "BANK_GUARANTEE", number, cover, ""));
    }

    public HttpResponse<String> confirm(Person who, UUID id, int version) {
        return send(who, "POST", PATH + "/" + id + "/confirmation", "{\"version\": %d}".formatted(version));
    }

    /** A bank guarantee that counts. */
    public UUID confirmed(String number, String cover) {
        UUID id = UUID.randomUUID();
        said(register(person("legal", Role.LEGAL), id, number, cover));
        said(confirm(person("books", Role.RECEIVABLES), id, 1));
        return id;
    }

    HttpResponse<String> listed(Person who, String customer) {
        return send(who, "GET", PATH + "?customer=" + customer, "");
    }

    /** What counts of all that is held for a customer. */
    long countedMinor(Person who, String customer) {
        long counted = 0;
        for (JsonNode item : said(listed(who, customer)).get("items")) {
            counted += item.get("countedMinor").asLong();
        }
        return counted;
    }

    public static JsonNode said(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}

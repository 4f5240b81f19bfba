package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company whose server is ill-treated: one database, one server process at a time behind a bad way to its database,
 * people with tokens, and what they ask for. The fault tests of one context share it, and so its running server.
 */
final class Company {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<ApplicationContext, Company> ALL = new ConcurrentHashMap<>();

    private final Environment settings;
    private final JdbcClient jdbc;
    private final Path home;
    final History history;
    final Invariants invariants;
    final FaultProxy database;
    final String manager;
    final String approver;
    private Optional<ChildServer> server = Optional.empty();
    private int drafts;

    private Company(ApplicationContext context) {
        settings = context.getEnvironment();
        jdbc = context.getBean(JdbcClient.class);
        home = Path.of(settings.getRequiredProperty("ballast.home"));
        try {
            history = new History(Files.createTempFile("ballast-history", ".ndjson"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        invariants = new Invariants(context);
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        manager = tokens.of(users.withRoles("fault-manager", Role.CREDIT_MANAGER, Role.ANALYST, Role.ADMIN));
        approver = tokens.of(users.withRoles("fault-approver", Role.CREDIT_MANAGER));
        URI address =
                URI.create(settings.getRequiredProperty("spring.datasource.url").substring("jdbc:".length()));
        database = FaultProxy.to(address.getPort());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.ifPresent(ChildServer::close)));
    }

    static Company of(ApplicationContext context) {
        return ALL.computeIfAbsent(context, Company::new);
    }

    /** A server on this database, reached by the bad way. */
    ChildServer.Plan plan() {
        String url = settings.getRequiredProperty("spring.datasource.url")
                .replaceFirst("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:" + database.port());
        return ChildServer.Plan.on(settings, url, home).with("--ballast.assessment.customers-per-commit=20");
    }

    /** The running server, started where there is none. */
    ChildServer server() {
        if (server.filter(ChildServer::isAlive).isEmpty()) {
            start(plan());
        }
        return server.orElseThrow();
    }

    /** Ends the server that runs and starts this one. */
    ChildServer start(ChildServer.Plan plan) {
        server.ifPresent(ChildServer::close);
        ChildServer next = plan.serve();
        server = Optional.of(next);
        return next;
    }

    /** Ends the server that runs, if one does. */
    void stop() {
        server.ifPresent(ChildServer::close);
    }

    /** Waits until the server has come to its crash point. */
    void untilCrashed() {
        server.orElseThrow().untilCrashed(LIMIT);
    }

    Client client() {
        return new Client(server().port(), manager, history);
    }

    Client approver() {
        return new Client(server().port(), approver, history);
    }

    void invariantsHold() {
        invariants.hold(server(), manager, approver, TestUsers.PASSWORD);
    }

    static JsonNode body(Optional<HttpResponse<String>> answer) {
        assertThat(answer.orElseThrow().statusCode()).as(answer.get().body()).isBetween(200, 299);
        return JSON.readTree(answer.get().body());
    }

    /** Sends a ledger, and again with the same key until it is in. */
    void load(Ledger ledger, String key) {
        Waiting.until("the import of " + ledger.prefix() + " is done", LIMIT, () -> {
            JsonNode upload = body(client().importFiles(key, ledger.files()));
            String state = upload.get("state").asString();
            assertThat(state).isNotIn("FAILED", "CANCELLED");
            return state.equals("DONE");
        });
    }

    /** How many invoices of a ledger are in, and a digest of all that its files say of them. */
    String rows(Ledger ledger) {
        return jdbc.sql("""
                        select count(*) || ' ' || coalesce(md5(string_agg(
                          replace(c.code || ' ' || i.number, :prefix, '') || ' ' || i.issued_on || ' ' || i.due_on
                            || ' ' || i.amount_minor, ',' order by length(i.number), i.number)), '')
                        from ledger.invoice i
                        join customers.customer c on c.id = i.customer_id
                        where i.number like :prefix || '-%'""")
                .param("prefix", ledger.prefix())
                .query(String.class)
                .single();
    }

    Map<Long, String> rejectedRows(Ledger ledger) {
        var rows = new TreeMap<Long, String>();
        jdbc.sql("""
                        select r.row_number, r.field || ' ' || r.value || ' ' || r.rule as said
                        from connectors.rejected_row r
                        where r.batch_id = (
                          select min(i.batch_id) from ledger.invoice i where i.number like :prefix || '-%')""")
                .param("prefix", ledger.prefix())
                .query((row, _) -> rows.put(row.getLong("row_number"), row.getString("said")))
                .list();
        return rows;
    }

    /** A proposed draft of the policy, ready to be approved. */
    JsonNode draft() {
        drafts++;
        long version = invariants.count("select min(id) from policy.version");
        JsonNode draft = body(client().send(
                        "POST",
                        "/api/v1/policy-drafts",
                        JSON.writeValueAsString(Map.of("purpose", "fault " + drafts, "copyOf", version)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
        String text =
                draft.get("text").asString().replaceFirst("anchor-points=[0-9]+", "anchor-points=" + (500 + drafts));
        JsonNode saved = body(client().send(
                        "PUT", path(draft) + "/text", JSON.writeValueAsString(Map.of("revision", 1, "text", text))));
        return body(client().send(
                        "POST",
                        path(draft) + "/proposal",
                        "{\"revision\": " + saved.get("revision").asInt() + "}"));
    }

    Optional<HttpResponse<String>> approve(JsonNode draft) {
        return approveAs(approver(), draft);
    }

    Optional<HttpResponse<String>> approveAs(Client somebody, JsonNode draft) {
        LocalDate from = LocalDate.now(ZoneOffset.UTC).plusDays(3_000);
        return somebody.send(
                "POST",
                path(draft) + "/approval",
                JSON.writeValueAsString(Map.of("hash", draft.get("hash").asString(), "inForceFrom", from.toString())));
    }

    /** I1 and I2 of an approval: how many versions came of a draft, told once in the trail each. */
    long versionsOf(JsonNode draft) {
        long versions = invariants.count("select count(*) from policy.version where draft_id = "
                + draft.get("id").asLong());
        assertThat(invariants.count("select count(*) from audit.entry where action = 'policy.draft.approved'"
                        + " and subject_id = '" + draft.get("id").asLong() + "'"))
                .isEqualTo(versions);
        return versions;
    }

    /** A requested limit of 1,000.00 for a customer of its own; one manager is enough. */
    JsonNode requestLimit() {
        String code = "LIM-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into customers.customer (code, name, currency) values (:code, :code, 'CNY')")
                .param("code", code)
                .update();
        return body(client().send(
                        "POST",
                        "/api/v1/limit-requests",
                        JSON.writeValueAsString(Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "customer",
                                code,
                                "kind",
                                "AMOUNT",
                                "amountMinor",
                                100_000,
                                "reason",
                                "fault"))));
    }

    Optional<HttpResponse<String>> grant(JsonNode request) {
        int place = request.get("chain").get(0).get("place").asInt();
        return approver()
                .send(
                        "POST",
                        "/api/v1/limit-requests/" + request.get("id").asString() + "/approval",
                        "{\"place\": " + place + "}");
    }

    /** How often a limit was put in force: told as often in the trail and in what happened to the request. */
    long grantsOf(JsonNode request) {
        String id = request.get("id").asString();
        long grants =
                invariants.count("select count(*) from contracts.granted_limit where request_id = '" + id + "'::uuid");
        assertThat(invariants.count("select count(*) from audit.entry where action = 'contracts.limit.granted'"
                        + " and after ->> 'request' = '" + id + "'"))
                .isEqualTo(grants);
        assertThat(invariants.count(
                        "select count(*) from limits.act where act = 'IN_FORCE' and request_id = '" + id + "'::uuid"))
                .isEqualTo(grants);
        return grants;
    }

    private static String path(JsonNode draft) {
        return "/api/v1/policy-drafts/" + draft.get("id").asLong();
    }

    Optional<HttpResponse<String>> assess(LocalDate day, String key) {
        return client().send("POST", "/api/v1/runs", "{\"asOf\": \"" + day + "\"}", "Idempotency-Key", key);
    }

    /** Asks for the run of a day until it is published; its customers are assessed once each, and can be replayed. */
    void untilAssessed(LocalDate day, String key) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        Waiting.until("the order of the run is answered", Duration.ofSeconds(90), () -> {
            answers.add(assess(day, key).orElseThrow());
            return answers.getLast().statusCode() == 202;
        });
        JsonNode run = JSON.readTree(answers.getLast().body());
        if (run.get("state").asString().equals("FAILED")) {
            assess(day, UUID.randomUUID().toString());
        }
        long id = run.get("id").asLong();
        Waiting.until(
                "the run is published",
                LIMIT,
                () -> JSON.readTree(client().get("/api/v1/runs/" + id).body())
                        .get("state")
                        .asString()
                        .equals("PUBLISHED"));
        assertThat(invariants.count("select count(*) from assessment.run where as_of = '" + day + "'"))
                .isEqualTo(1);
        Waiting.until(
                "every customer is assessed, who came while it ran or just behind it too",
                LIMIT,
                () -> invariants.count("select count(*) from assessment.assessment where run_id = " + id)
                        == invariants.count("select count(*) from customers.customer"));
        JsonNode replay =
                JSON.readTree(client().get("/api/v1/customers/" + Ledger.CLEAN.prefix() + "-1/replay?run=" + id)
                        .body());
        assertThat(replay.get("outcome").asString()).as(replay.toString()).isEqualTo("SAME");
    }
}

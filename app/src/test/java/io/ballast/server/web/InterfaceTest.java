package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.OwnPolicy;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The interface for programs, spoken to with tokens. */
@ServerTest
@TestPropertySource(properties = "ballast.test=interface")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterfaceTest extends InterfaceScenario {
    private static final int CUSTOMERS = 60;

    private String manager = "";
    private String seller = "";
    private String owner = "";
    private String own = "";
    private String foreign = "";

    @BeforeAll
    void load() {
        AssessedDemo.load(context, CUSTOMERS, 2);
        owner = text("select min(owner_code) from customers.customer");
        own = text("select min(code) from customers.customer where owner_code = '" + owner + "'");
        foreign = text("select min(code) from customers.customer where owner_code <> '" + owner + "'");
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        manager = tokens.of(users.withRoles("api-manager", Role.CREDIT_MANAGER));
        seller = tokens.of(users.ownerOf("api-seller", owner, Role.SALES));
    }

    @Test
    void every_path_is_described_with_its_parameters_answers_and_refusals() {
        JsonNode paths = body(get(manager, "/api/v1/openapi.json")).get("paths");
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String at = method.getKey() + " " + path.getKey() + ": ";
                JsonNode operation = method.getValue();
                if (operation.path("summary").asString("").isBlank()) {
                    faults.add(at + "no summary");
                }
                if (operation.path("tags").isEmpty()) {
                    faults.add(at + "no tag");
                }
                if (!names.add(operation.path("operationId").asString(""))) {
                    faults.add(at + "its operationId is used twice");
                }
                for (JsonNode parameter : operation.path("parameters")) {
                    if (parameter.path("description").asString("").isBlank()) {
                        faults.add(at + "parameter " + parameter.path("name").asString("") + " is not described");
                    }
                }
                for (String refusal : List.of("400", "401", "403", "404", "500")) {
                    if (!operation
                            .path("responses")
                            .path(refusal)
                            .path("content")
                            .has("application/problem+json")) {
                        faults.add(at + "refusal " + refusal + " is not described");
                    }
                }
                if (operation.path("responses").propertyNames().stream().noneMatch(status -> status.startsWith("2"))) {
                    faults.add(at + "no answer is described");
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(described(paths)).containsAll(handled());
    }

    @Test
    void a_body_without_its_fields_is_a_mistake_of_who_sent_it() {
        var tokens = new TestTokens(context);
        var users = new TestUsers(context);
        List<String> callers = List.of(
                manager,
                tokens.of(users.withRoles("api-modeller", Role.MODELLER)),
                tokens.of(users.withRoles("api-analyst", Role.ANALYST)));
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                body(get(manager, "/api/v1/openapi.json")).get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().path("requestBody").path("content").has("application/json")) {
                    String place = path.getKey().replace("{customer}", own).replaceAll("\\{\\w+}", "1");
                    String verb = method.getKey().toUpperCase(Locale.ROOT);
                    callers.stream()
                            .map(caller -> TestTokens.send(port, caller, verb, place, "{}"))
                            .filter(answer -> answer.statusCode() >= 500)
                            .forEach(answer -> faults.add(verb + " " + place + ": " + answer.statusCode()));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Set<String> described(JsonNode paths) {
        return new TreeSet<>(paths.propertyNames());
    }

    /** The paths the server answers below /api, without the patterns of their variables. */
    private Set<String> handled() {
        Set<String> handled = new TreeSet<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.ballast")) {
                        mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .map(path -> path.replaceAll("\\{(\\w+):.*?\\}+(?=/|$)", "{$1}"))
                                .forEach(handled::add);
                    }
                });
        return handled;
    }

    @Test
    void without_a_token_there_is_a_problem_and_nothing_else() {
        HttpResponse<String> answer = Visitor.at(port).get("/api/v1/customers");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
    }

    @Test
    void a_salesperson_s_token_sees_own_customers_only() {
        long ownCount = count("select count(*) from customers.customer where owner_code = '" + owner + "'");
        JsonNode list = body(get(seller, "/api/v1/customers")).get("page");
        assertThat(list.get("total").asLong()).isEqualTo(ownCount).isLessThan(CUSTOMERS);
        list.get("items")
                .forEach(item -> assertThat(item.get("owner").asString()).isEqualTo(owner));
        assertThat(get(seller, "/api/v1/customers/" + own).statusCode()).isEqualTo(200);
        for (String path : List.of("", "/assessment", "/assessments", "/overrides", "/indicators/overdue_amount")) {
            assertThat(get(seller, "/api/v1/customers/" + foreign + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        JsonNode warnings = body(get(seller, "/api/v1/warnings?state=ALL&size=200"));
        assertThat(warnings.get("total").asLong())
                .isEqualTo(count("select count(*) from earlywarning.alert a join customers.customer c"
                        + " on c.id = a.customer_id where c.owner_code = '" + owner + "'"));
        assertThat(get(seller, "/api/v1/portfolio").statusCode()).isEqualTo(403);
        assertThat(get(seller, "/api/v1/runs").statusCode()).isEqualTo(403);
        String order = "{\"grade\": \"AAA\", \"reason\": \"a friend\", \"until\": \"2999-01-01\"}";
        assertThat(TestTokens.send(port, seller, "PUT", "/api/v1/customers/" + own + "/override", order)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void pages_of_a_list_follow_each_other_without_gap_or_repetition() {
        List<String> seen = new ArrayList<>();
        String at = "";
        do {
            JsonNode page = body(get(manager, "/api/v1/customers?size=25&sort=-exposure" + at))
                    .get("page");
            page.get("items").forEach(item -> seen.add(item.get("code").asString()));
            at = page.get("next").isNull() ? "" : "&at=" + page.get("next").asString();
        } while (!at.isEmpty());
        assertThat(seen).hasSize(CUSTOMERS).doesNotHaveDuplicates();

        List<Long> warned = new ArrayList<>();
        at = "";
        long total;
        do {
            JsonNode page = body(get(manager, "/api/v1/warnings?state=ALL&size=7" + at));
            page.get("items").forEach(item -> warned.add(item.get("id").asLong()));
            total = page.get("total").asLong();
            at = page.get("next").isNull() ? "" : "&at=" + page.get("next").asString();
        } while (!at.isEmpty());
        assertThat(warned).hasSize((int) total).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_filter_is_a_mistake_and_not_a_list_of_all() {
        assertThat(get(manager, "/api/v1/customers?grad=AAA").statusCode()).isEqualTo(400);
        assertThat(get(manager, "/api/v1/customers?grade=AAAA").statusCode()).isEqualTo(400);
        assertThat(get(manager, "/api/v1/customers?sort=moon").statusCode()).isEqualTo(400);
        assertThat(get(manager, "/api/v1/warnings?state=LOUD").statusCode()).isEqualTo(400);
        assertThat(get(manager, "/api/v1/runs/none").statusCode()).isEqualTo(404);
    }

    @Test
    void the_explanation_adds_up_to_the_score() {
        JsonNode said = body(get(manager, "/api/v1/customers/" + own + "/assessment"));
        int points = said.get("basePoints").asInt();
        for (JsonNode contribution : said.get("contributions")) {
            points += contribution.get("points").asInt();
        }
        assertThat(points).isEqualTo(said.get("verdict").get("points").asInt());
        assertThat(said.get("reasons").size()).isPositive();
        assertThat(said.get("readings").size()).isGreaterThanOrEqualTo(60);
        assertThat(said.get("nextGrade").get("marginPoints").asInt()).isEqualTo(35);
        assertThat(body(get(manager, "/api/v1/customers/" + own + "/assessments"))
                        .size())
                .isEqualTo(3);
    }

    @Test
    void documents_of_a_customer_follow_each_other_and_add_up_to_their_sum_as_of_any_day() {
        String invoices = "/api/v1/customers/" + own + "/documents/invoices";
        String day = body(get(manager, invoices)).get("asOf").asString();
        Set<String> numbers = new HashSet<>();
        long open = 0;
        int items = 0;
        String at = "";
        JsonNode view;
        do {
            view = body(get(seller, invoices + "?size=25&sort=day" + at));
            for (JsonNode item : view.get("page").get("items")) {
                items++;
                open += item.get("openMinor").asLong();
                numbers.add(item.get("number").asString());
            }
            JsonNode next = view.get("page").get("next");
            at = next.isNull() ? "" : "&at=" + next.asString();
        } while (!at.isEmpty());
        assertThat(numbers).hasSize(items);
        assertThat(view.get("sum").get("count").asLong()).isEqualTo(items);
        assertThat(view.get("sum").get("openMinor").asLong()).isEqualTo(open);
        String issued = "select count(*) from ledger.invoice i join customers.customer c on c.id = i.customer_id"
                + " where c.code = '" + own + "' and greatest(i.issued_on, i.known_on) <= date '";
        assertThat(count(issued + day + "'")).isEqualTo(items);
        JsonNode stillOpen = body(get(manager, invoices + "?which=OPEN"));
        assertThat(stillOpen.get("sum").get("openMinor").asLong()).isEqualTo(open);
        assertThat(body(get(manager, invoices + "?which=OVERDUE"))
                        .get("sum")
                        .get("count")
                        .asLong())
                .isLessThanOrEqualTo(stillOpen.get("sum").get("count").asLong());
        JsonNode before = body(get(manager, invoices + "?asOf=2026-01-31"));
        assertThat(before.get("sum").get("count").asLong()).isEqualTo(count(issued + "2026-01-31'"));
        for (String kind : List.of("receipts", "memos", "orders", "deliveries", "disputes", "bills")) {
            assertThat(get(seller, invoices.replace("invoices", kind)).statusCode())
                    .as(kind)
                    .isEqualTo(200);
        }
        assertThat(get(manager, invoices + "?which=LATE").statusCode()).isEqualTo(400);
        assertThat(get(manager, invoices + "?open=all").statusCode()).isEqualTo(400);
        assertThat(get(manager, invoices.replace("invoices", "orders") + "?which=OPEN")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(manager, invoices.replace("invoices", "letters")).statusCode())
                .isEqualTo(404);
        assertThat(get(seller, invoices.replace(own, foreign)).statusCode()).isEqualTo(404);
    }

    @Test
    void the_portfolio_is_the_sum_of_its_customers() {
        JsonNode portfolio = body(get(manager, "/api/v1/portfolio?top=5"));
        long balance = 0;
        for (JsonNode item :
                body(get(manager, "/api/v1/customers?size=200")).get("page").get("items")) {
            balance += item.get("verdict").get("balanceMinor").asLong();
        }
        assertThat(portfolio.get("totals").get("balanceMinor").asLong()).isEqualTo(balance);
        long open = 0;
        for (JsonNode bucket : portfolio.get("ageing")) {
            open += bucket.get("amountMinor").asLong();
        }
        assertThat(open - portfolio.get("totals").get("unappliedMinor").asLong())
                .isEqualTo(balance);
        assertThat(portfolio.get("topExposures").size()).isEqualTo(5);
    }

    @Test
    void a_run_is_started_once_for_each_key_and_can_be_watched() {
        String order = "{\"asOf\": \"2026-10-30\"}";
        HttpResponse<String> first = start("order-1", order);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        long run = body(first).get("id").asLong();
        assertThat(first.headers().firstValue("Location")).contains("/api/v1/runs/" + run);
        assertThat(body(start("order-1", order)).get("id").asLong()).isEqualTo(run);
        assertThat(start("order-1", "{\"asOf\": \"2026-10-29\"}").statusCode()).isEqualTo(422);
        assertThat(start("order-2", "{\"asOf\": \"2999-01-01\"}").statusCode()).isEqualTo(400);
        assertThat(start("order-2", "{}").statusCode()).isEqualTo(400);
        assertThat(TestTokens.send(port, manager, "POST", "/api/v1/runs", order).statusCode())
                .as("without a key")
                .isEqualTo(400);
        assertThat(body(get(manager, "/api/v1/runs/" + run)).get("asOf").asString())
                .isEqualTo("2026-10-30");
        assertThat(body(get(manager, "/api/v1/runs?size=1")).get("next").asString())
                .isNotBlank();
    }

    @Test
    void a_run_that_is_over_cannot_be_cancelled() {
        long over = count("select run_id from assessment.published");
        assertThat(TestTokens.send(port, manager, "POST", "/api/v1/runs/" + over + "/cancellation", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(TestTokens.send(port, manager, "POST", "/api/v1/runs/999999/cancellation", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_override_is_placed_listed_and_lifted() {
        String path = "/api/v1/customers/" + foreign + "/override";
        String order = "{\"grade\": \"CC\", \"reason\": \"owner left the country\", \"until\": \"2999-01-01\"}";
        assertThat(TestTokens.send(port, manager, "PUT", path, "{\"grade\": \"CC\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(TestTokens.send(port, manager, "PUT", path, order).statusCode())
                .isEqualTo(204);
        JsonNode placed = body(get(manager, path + "s")).get(0);
        assertThat(placed.get("grade").asString()).isEqualTo("CC");
        assertThat(placed.get("madeBy").asString()).isEqualTo("api-manager");
        assertThat(placed.get("liftedBy").isNull()).isTrue();
        assertThat(TestTokens.send(port, manager, "DELETE", path + "?reason=back", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(TestTokens.send(port, manager, "DELETE", path + "?reason=back", "")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_warning_is_acknowledged_once() {
        long id = count("select min(id) from earlywarning.alert where state = 'OPEN'");
        String path = "/api/v1/warnings/" + id + "/acknowledgement";
        String comment = "{\"comment\": \"called them, the cheque is in the post\"}";
        assertThat(TestTokens.send(port, manager, "POST", path, "{\"comment\": \" \"}")
                        .statusCode())
                .isEqualTo(400);
        JsonNode done = body(TestTokens.send(port, manager, "POST", path, comment));
        assertThat(done.get("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(done.get("acknowledgedBy").asString()).isEqualTo("api-manager");
        assertThat(TestTokens.send(port, manager, "POST", path, comment).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_warning_bears_the_name_its_policy_gave_its_rule_when_it_fired_last() {
        String hash = OwnPolicy.store(jdbc, LocalDate.of(2999, 1, 1));
        long run = count("select run_id from assessment.published");
        long id = count("select max(id) from earlywarning.alert where run_id = " + run);
        String path = "/api/v1/warnings/" + id;
        String label = body(get(manager, path)).get("label").get("en").asString();
        assertThat(label).doesNotStartWith(OwnPolicy.LABEL);
        long other = count("""
                insert into assessment.run (
                  as_of, knowledge, policy_code, policy_hash, engine_version, currency, state, trigger, started_by,
                  started_at, failure, indicators, characteristics, best_points, base_points, limit_methods)
                select as_of, knowledge, policy_code, '%s', engine_version, currency, 'FAILED', trigger, started_by,
                  started_at, 'a test', indicators, characteristics, best_points, base_points, limit_methods
                from assessment.run
                where id = %d
                returning id""".formatted(hash, run));
        jdbc.update("update earlywarning.alert set run_id = ? where id = ?", other, id);
        assertThat(body(get(manager, path)).get("label").get("en").asString()).isEqualTo(OwnPolicy.LABEL + label);
        jdbc.update("update earlywarning.alert set run_id = ? where id = ?", run, id);
        jdbc.update("delete from assessment.run where id = ?", other);
        assertThat(body(get(manager, path)).get("label").get("en").asString()).isEqualTo(label);
    }

    @Test
    void the_catalogue_is_not_sent_twice_and_customers_are_never_kept() {
        HttpResponse<String> catalogue = get(manager, "/api/v1/indicators");
        assertThat(body(catalogue).size()).isGreaterThanOrEqualTo(60);
        String tag = catalogue.headers().firstValue("ETag").orElseThrow();
        assertThat(Visitor.at(port)
                        .get("/api/v1/indicators", "Authorization", "Bearer " + manager, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(body(get(manager, "/api/v1/rules")).size()).isGreaterThanOrEqualTo(20);
        assertThat(body(get(manager, "/api/v1/policies/in-force")).get("hash").asString())
                .hasSize(64);
        assertThat(get(manager, "/api/v1/customers/" + own)
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-store");
    }

    private HttpResponse<String> start(String key, String order) {
        return TestTokens.send(port, manager, "POST", "/api/v1/runs", order, "Idempotency-Key", key);
    }
}

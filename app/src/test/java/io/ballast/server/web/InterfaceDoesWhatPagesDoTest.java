package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Programs hand customers over, keep views, look after users and read every list of the pages. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterfaceDoesWhatPagesDoTest extends InterfaceScenario {
    private String manager = "";
    private String seller = "";
    private String admin = "";
    private String owner = "";
    private String own = "";
    private String foreign = "";

    @BeforeAll
    void load() {
        AssessedDemo.load(context);
        owner = text("select min(owner_code) from customers.customer");
        own = text("select min(code) from customers.customer where owner_code = '" + owner + "'");
        foreign = text("select min(code) from customers.customer where owner_code in (select owner_code"
                + " from customers.customer where owner_code <> '" + owner + "' group by owner_code"
                + " having count(*) > 1)");
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        manager = tokens.of(users.withRoles("rest-manager", Role.CREDIT_MANAGER));
        admin = tokens.of(users.withRoles("rest-admin", Role.ADMIN));
        seller = tokens.of(users.ownerOf("rest-seller", owner, Role.SALES));
    }

    @Test
    void a_customer_is_handed_over_by_who_may_and_the_trail_says_so() {
        String path = "/api/v1/customers/" + foreign + "/owner";
        String before = text("select owner_code from customers.customer where code = '" + foreign + "'");
        String order = "{\"owner\": \"" + owner + "\"}";
        assertThat(send(seller, "PUT", path, order).statusCode()).isEqualTo(403);
        assertThat(send(manager, "PUT", path, "{\"owner\": \"nobody\"}").statusCode())
                .isEqualTo(400);
        assertThat(send(manager, "PUT", path.replace(foreign, "none"), order).statusCode())
                .isEqualTo(404);
        assertThat(send(manager, "PUT", path, order).statusCode()).isEqualTo(204);
        assertThat(text("select owner_code from customers.customer where code = '" + foreign + "'"))
                .isEqualTo(owner);
        assertThat(text("select after ->> 'owner' from audit.entry where action = 'customers.owner.assigned'"
                        + " order by id desc limit 1"))
                .isNotEmpty();
        assertThat(send(manager, "PUT", path, "{\"owner\": \"" + before + "\"}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_view_is_kept_replaced_and_dropped_by_its_owner_alone() {
        assertThat(send(seller, "PUT", "/api/v1/views/mine", "{\"isShared\": true, \"query\": \"grade=CCC\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(seller, "PUT", "/api/v1/views/mine", "{\"isShared\": true, \"query\": \"grade=CC\"}")
                        .statusCode())
                .isEqualTo(204);
        List<JsonNode> views = new ArrayList<>();
        body(get(manager, "/api/v1/views")).forEach(view -> {
            if (view.get("owner").asString().equals("rest-seller")) {
                views.add(view);
            }
        });
        assertThat(views)
                .singleElement()
                .satisfies(view -> assertThat(view.get("query").asString()).isEqualTo("grade=CC"));
        String view = "/api/v1/views/" + views.getFirst().get("id").asLong();
        assertThat(send(manager, "DELETE", view, "").statusCode()).isEqualTo(404);
        assertThat(send(seller, "DELETE", view, "").statusCode()).isEqualTo(204);
        assertThat(send(seller, "PUT", "/api/v1/views/%20", "{\"isShared\": false, \"query\": \"\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_user_is_invited_changed_and_out_at_the_next_request_once_disabled() {
        String form = "{\"username\": \"rest-new\", \"displayName\": \"新人\", \"scope\": \"SELF\","
                + " \"ownerCode\": \"" + owner + "\", \"roles\": [\"SALES\"]}";
        assertThat(send(manager, "POST", "/api/v1/users", form).statusCode()).isEqualTo(403);
        assertThat(body(send(admin, "POST", "/api/v1/users", form)).get("token").asString())
                .isNotBlank();
        assertThat(send(admin, "POST", "/api/v1/users", form).statusCode()).isEqualTo(422);
        String user = "/api/v1/users/rest-new";
        assertThat(body(get(admin, user)).get("state").asString()).isEqualTo("INVITED");
        JsonNode changed = body(send(admin, "PUT", user, form.replace("\"SALES\"", "\"ANALYST\"")));
        assertThat(changed.get("roles").get(0).asString()).isEqualTo("ANALYST");
        assertThat(send(admin, "PUT", user, form.replace("\"SALES\"", "")).statusCode())
                .isEqualTo(422);
        assertThat(body(get(admin, "/api/v1/users?q=rest-n")).size()).isEqualTo(1);

        String lost = new TestTokens(context).of(new TestUsers(context).withRoles("rest-lost", Role.ANALYST));
        assertThat(get(lost, "/api/v1/customers").statusCode()).isEqualTo(200);
        JsonNode out = body(send(admin, "POST", "/api/v1/users/rest-lost/disabling", "{\"why\": \"laptop lost\"}"));
        assertThat(out.get("state").asString()).isEqualTo("DISABLED");
        assertThat(get(lost, "/api/v1/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void a_department_is_added_once_below_one_that_exists() {
        String department = "/api/v1/departments/REST-1";
        assertThat(send(admin, "PUT", department, "{\"name\": \"华东\", \"parent\": \"none\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(manager, "PUT", department, "{\"name\": \"华东\"}").statusCode())
                .isEqualTo(403);
        assertThat(send(admin, "PUT", department, "{\"name\": \"华东\"}").statusCode())
                .isEqualTo(204);
        assertThat(send(admin, "PUT", department, "{\"name\": \"华东\"}").statusCode())
                .isEqualTo(422);
        assertThat(body(get(admin, "/api/v1/departments")).toString()).contains("REST-1");
    }

    @Test
    void lists_behind_the_figures_add_up_to_them_and_to_the_documents() {
        JsonNode portfolio = body(get(manager, "/api/v1/portfolio")).get("totals");
        JsonNode ageing = body(get(manager, "/api/v1/receivables?by=customer"));
        assertThat(ageing.get("total").get("balanceMinor").asLong())
                .isEqualTo(portfolio.get("balanceMinor").asLong());
        long balance = 0;
        int lines = 0;
        String at = "";
        do {
            JsonNode page =
                    body(get(manager, "/api/v1/receivables?by=customer" + at)).get("page");
            for (JsonNode line : page.get("items")) {
                balance += line.get("balanceMinor").asLong();
                lines++;
            }
            at = page.get("next").isNull() ? "" : "&at=" + page.get("next").asString();
        } while (!at.isEmpty());
        assertThat(balance).isEqualTo(portfolio.get("balanceMinor").asLong());
        assertThat(ageing.get("page").get("total").asInt()).isEqualTo(lines);

        JsonNode overdue = body(get(manager, "/api/v1/receivables/customers?worry=overdue&sort=OVERDUE"));
        assertThat(overdue.get("measureMinor").asLong())
                .isEqualTo(portfolio.get("overdueMinor").asLong());
        JsonNode open = body(get(manager, "/api/v1/receivables/invoices?overdue=1"));
        assertThat(open.get("openMinor").asLong())
                .isEqualTo(portfolio.get("overdueMinor").asLong());
        JsonNode proof = body(get(manager, "/api/v1/receivables/proof"));
        assertThat(proof.get("isExact").asBoolean()).isTrue();
        assertThat(proof.get("documentsMinor").asLong())
                .isEqualTo(portfolio.get("balanceMinor").asLong());

        JsonNode sellers = body(get(seller, "/api/v1/receivables"));
        assertThat(sellers.get("total").get("customers").asInt())
                .isLessThan(ageing.get("total").get("customers").asInt());
        assertThat(get(seller, "/api/v1/receivables/invoices?customer=" + own).statusCode())
                .isEqualTo(200);
        assertThat(get(seller, "/api/v1/receivables/invoices?customer=" + foreign)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(manager, "/api/v1/receivables/customers?wory=overdue").statusCode())
                .isEqualTo(400);
        assertThat(get(manager, "/api/v1/receivables/invoices?at=moon").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_trail_is_read_by_who_may_and_names_who_did_it() {
        assertThat(send(seller, "PUT", "/api/v1/views/traced", "{\"isShared\": false, \"query\": \"grade=B\"}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode trail = body(get(manager, "/api/v1/audit/entries?action=assessment.view&actor=rest-seller&size=25"));
        JsonNode newest = trail.get("items").get(0);
        assertThat(newest.get("actor").asString()).isEqualTo("rest-seller");
        assertThat(newest.get("subjectId").asString()).isEqualTo("traced");
        assertThat(get(seller, "/api/v1/audit/entries").statusCode()).isEqualTo(403);
        assertThat(get(manager, "/api/v1/audit/entries?who=me").statusCode()).isEqualTo(400);
    }

    @Test
    void two_runs_are_compared_as_their_page_does() {
        long to = count("select run_id from assessment.published");
        long from = count("select previous_run_id from assessment.run where id = " + to);
        JsonNode said = body(get(manager, "/api/v1/runs/comparison?from=" + from + "&to=" + to));
        assertThat(said.get("customers").asInt())
                .isEqualTo(said.get("better").asInt()
                        + said.get("same").asInt()
                        + said.get("worse").asInt()
                        + said.get("added").asInt())
                .isEqualTo((int) count("select count(*) from assessment.assessment where run_id = " + to));
        assertThat(said.get("changed").size()).isPositive();
        assertThat(get(manager, "/api/v1/runs/comparison?from=999999&to=" + to).statusCode())
                .isEqualTo(404);
        assertThat(get(seller, "/api/v1/runs/comparison?from=" + from + "&to=" + to)
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> send(String token, String method, String path, String json) {
        return TestTokens.send(port, token, method, path, json);
    }
}

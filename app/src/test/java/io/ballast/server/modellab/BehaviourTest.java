package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.model.payment.PaymentFigures;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Visitor;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Days of payment are fitted from the ledger, measured, and counted on where they are better. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=model-watch")
class BehaviourTest {
    /** A company of 80 customers is too small to beat the own mean delay: the same model, as if it had. */
    private static final String IN_USE = """
        insert into modellab.payment_model (
          request_key, as_of, first_tested, fitted, cases, one_in, figures, is_used_not_due, is_used_overdue, hash,
          model, tried_hash, tried, engine_version, created_by, created_at)
        select :key, as_of, first_tested, fitted, cases, one_in, figures, true, true, hash, model, tried_hash,
          tried, engine_version, 'test', created_at
        from modellab.payment_model
        where id = :id""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PaymentModels models;

    private TestUsers users;
    private PaymentRun run;
    private String code = "";

    @BeforeEach
    void fit() {
        AssessedDemo.load(context);
        users = new TestUsers(context);
        MonthlyPaymentModel.once(models, YearMonth.of(2026, 11));
        run = models.newest().stream()
                .filter(one -> one.createdBy().equals("monthly"))
                .findFirst()
                .orElseThrow();
        jdbc.sql(IN_USE)
                .param("id", run.id())
                .param("key", UUID.randomUUID().toString())
                .update();
        code = text("""
                select c.code
                from ledger.invoice i
                join customers.customer c on c.id = i.customer_id
                join contracts.terms t on t.customer_id = c.id and t.limit_kind = 'AMOUNT'
                where not exists (
                  select
                  from ledger.settlement s
                  where s.invoice_id = i.id)
                group by c.code
                order by count(*) desc, c.code
                limit 1""");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    @Test
    void a_model_is_the_same_again_and_is_used_only_where_it_is_better() throws Progress.Cancelled {
        PaymentRun again = models.find(models.fit(UUID.randomUUID().toString(), "test", MonthlyWatch.UNSEEN))
                .orElseThrow();
        assertThat(again.hash()).isEqualTo(run.hash());
        assertThat(again.figures()).isEqualTo(run.figures());
        PaymentFigures figures = run.figures();
        assertThat(run.isUsedNotDue()).isEqualTo(figures.notDue().gain().lower() > 0);
        assertThat(run.isUsedOverdue()).isEqualTo(figures.overdue().gain().lower() > 0);
        List<TriedPayment> tried = models.tried(run);
        assertThat(tried).hasSize(figures.all().errors().cases());
        assertThat(tried.stream().mapToInt(TriedPayment::error).average().orElseThrow())
                .isEqualTo(figures.all().errors().error());
        assertThat(tried).allMatch(row -> !row.day().isBefore(run.firstTested()));
        assertThat(jdbc.sql("select count(*) from modellab.payment_model where request_key = 'monthly-2026-11'")
                        .query((row, _) -> row.getInt(1))
                        .single())
                .isEqualTo(1);
    }

    @Test
    void each_open_invoice_of_a_customer_is_counted_on_the_day_that_is_foretold() {
        String token = new TestTokens(context).of(users.withRoles("behaviour-manager", Role.CREDIT_MANAGER));
        JsonNode headroom = new JsonMapper()
                .readTree(TestTokens.send(port, token, "GET", "/api/v1/customers/" + code + "/headroom", "")
                        .body());
        assertThat(headroom.get("paymentModel").asLong()).isGreaterThan(run.id());
        assertThat(headroom.get("payments").size()).isPositive();
        headroom.get("payments").forEach(payment -> {
            if (payment.get("byModel").asBoolean()
                    && payment.get("expectedOn").isString()
                    && payment.get("latest").isString()) {
                assertThat(List.of(
                                payment.get("earliest").asString(),
                                payment.get("expectedOn").asString(),
                                payment.get("latest").asString()))
                        .isSorted();
            }
        });
    }

    @Test
    void a_salesperson_reads_of_own_customers_only_and_nothing_of_the_model() {
        String other = users.ownerOf("behaviour-other", "S-behaviour-else", Role.SALES);
        String owner = text("select coalesce(owner_code, '') from customers.customer where code = '" + code + "'");
        String mine = users.ownerOf("behaviour-mine", owner, Role.SALES);
        String page = "/customers/" + code + "/expected-payments";
        assertThat(Visitor.at(port).signIn(mine).get(page).statusCode()).isEqualTo(200);
        Visitor foreign = Visitor.at(port).signIn(other);
        assertThat(foreign.get(page).statusCode()).isEqualTo(404);
        assertThat(foreign.get(page + "/export.csv").statusCode()).isIn(403, 404);
        assertThat(foreign.get("/models/behaviour").statusCode()).isEqualTo(403);
    }

    @Test
    void pages_show_errors_by_month_and_open_their_invoices() {
        String modeller = users.withRoles("behaviour-modeller", Role.MODELLER, Role.CREDIT_MANAGER);
        Visitor visitor = Visitor.at(port).signIn(modeller);
        assertThat(visitor.get(run.path() + "/payments/export.csv").body().lines())
                .hasSize(run.figures().all().errors().cases() + 1);
        assertThat(visitor.get(run.path() + "/payments?month=never").statusCode())
                .isEqualTo(400);
        List<String> paths =
                List.of(run.path(), run.path() + "/payments?due=over", "/customers/" + code + "/expected-payments");
        look(new Browser.Look(true, false, 1280, 900), "zh", modeller, paths);
        look(new Browser.Look(false, false, 390, 844), "phone", modeller, paths);
    }

    private void look(Browser.Look look, String name, String user, List<String> paths) {
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(user);
            for (int i = 0; i < paths.size(); i++) {
                browser.visit(paths.get(i))
                        .shoot("behaviour-" + name + "-" + i)
                        .assertAccessible()
                        .assertFitsOnPaper();
            }
            browser.visit("/customers/" + code + "#headroom").shoot("behaviour-" + name + "-customer");
            browser.assertQuiet();
        }
    }
}

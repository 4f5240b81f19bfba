package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody with own customers only can get out of the server, by pages, files and guessed addresses. */
@AssessedServerTest
class OwnCustomersTest {
    private static final List<String> KINDS =
            List.of("invoices", "receipts", "memos", "orders", "deliveries", "disputes", "bills");

    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\">");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private String owner = "";
    private List<String> foreign = List.of();
    private Visitor visitor = Visitor.at(0);

    /** The visitor may export and acknowledge, so that only the scope stands in the way. */
    @BeforeEach
    void sign_in_with_own_customers_only() {
        AssessedDemo.load(context);
        owner = text("""
                select owner_code
                from customers.customer
                group by owner_code
                order by count(*) desc, owner_code
                limit 1""");
        foreign = jdbc.query(
                "select code from customers.customer where owner_code <> ?",
                (row, index) -> Objects.requireNonNull(row.getString("code")),
                owner);
        String user = new TestUsers(context).ownerOf("guo.xin", owner, Role.SALES, Role.ANALYST);
        visitor = Visitor.at(port).signIn(user);
    }

    @Test
    void no_page_and_no_file_names_a_customer_of_somebody_else() {
        for (String path : List.of(
                "/",
                "/customers?size=200",
                "/customers/export.csv",
                "/receivables",
                "/receivables?by=customer",
                "/receivables/customers",
                "/receivables/customers.csv",
                "/receivables/invoices",
                "/receivables/invoices.csv",
                "/portfolio",
                "/warnings?state=ALL",
                "/warnings.csv?state=ALL",
                "/runs/compare?from=1&to=" + text("select run_id::text from assessment.published"))) {
            var answer = visitor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(foreign.stream().filter(answer.body()::contains).toList())
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void a_guessed_code_of_somebody_elses_customer_is_not_found() {
        String code = foreign.getFirst();
        assertThat(visitor.get("/customers/" + code).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/customers/" + code + "/indicators/payment_index_180")
                        .statusCode())
                .isEqualTo(404);
        for (String kind : KINDS) {
            assertThat(visitor.get("/customers/" + code + "/documents/" + kind).statusCode())
                    .as(kind)
                    .isEqualTo(404);
        }
        String id = text("select id::text from customers.customer where code = '" + code + "'");
        assertThat(visitor.get("/receivables/invoices?customer=" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void only_own_customers_are_suggested_and_what_is_written_is_no_pattern() {
        String own = text("select min(code) from customers.customer where owner_code = '" + owner + "'");
        String common = own.substring(0, 1);
        List<String> suggested = suggested(common);
        assertThat(suggested).hasSizeBetween(1, 8).doesNotContainAnyElementsOf(foreign);
        assertThat(suggested(own.toLowerCase(Locale.ROOT))).first().isEqualTo(own);
        assertThat(suggested(foreign.getFirst())).isEmpty();
        assertThat(suggested("%25")).isEmpty();
        assertThat(suggested("")).isEmpty();
    }

    private List<String> suggested(String written) {
        String body = visitor.get("/customers/suggestions?customer=" + written).body();
        return OPTION.matcher(body).results().map(found -> found.group(1)).toList();
    }

    @Test
    void a_warning_of_somebody_elses_customer_cannot_be_acknowledged() {
        String alert = text("""
                select a.id::text
                from earlywarning.alert a
                join customers.customer c on c.id = a.customer_id
                where c.owner_code <> '%s' and a.state = 'OPEN'
                order by a.id desc
                limit 1""".formatted(owner));
        visitor.post("/profile", "/warnings/acknowledgements", Map.of("id", alert, "comment", "not mine"));
        assertThat(text("select state from earlywarning.alert where id = " + alert))
                .isEqualTo("OPEN");
    }

    @Test
    void customers_are_handed_over_within_the_scope_only_and_the_trail_says_so() {
        String other =
                text("select owner_code from customers.customer where owner_code <> '%s' limit 1".formatted(owner));
        String mine = text("select max(id)::text from customers.customer where owner_code = '" + owner + "'");
        String foreign = text("select max(id)::text from customers.customer where owner_code = '" + other + "'");
        assertThat(visitor.post("/profile", "/customers/owner", Map.of("row", mine, "new-owner", other))
                        .statusCode())
                .as("analysts read only")
                .isEqualTo(403);
        Visitor manager =
                Visitor.at(port).signIn(new TestUsers(context).ownerOf("tang.jie", owner, Role.CREDIT_MANAGER));
        manager.post("/profile", "/customers/owner", Map.of("row", foreign, "new-owner", owner));
        assertThat(text("select owner_code from customers.customer where id = " + foreign))
                .isEqualTo(other);
        manager.post("/profile", "/customers/owner", Map.of("row", mine, "new-owner", "nobody"));
        manager.post("/profile", "/customers/owner", Map.of("row", mine, "new-owner", other));
        assertThat(text("select owner_code from customers.customer where id = " + mine))
                .isEqualTo(other);
        assertThat(text("select count(*)::text from audit.entry where action = 'customers.owner.assigned'"))
                .isEqualTo("1");
        String code = text("select code from customers.customer where id = " + mine);
        String auditor = new TestUsers(context).withRoles("feng.lan", Role.AUDITOR);
        assertThat(Visitor.at(port).signIn(auditor).get("/customers/" + code).body())
                .contains("客户负责人 · 指派");
        jdbc.update("update customers.customer set owner_code = ? where id = ?", owner, Long.parseLong(mine));
    }

    @Test
    void exported_words_that_look_like_a_formula_are_words() {
        String code =
                text("select code from customers.customer where owner_code = '" + owner + "' order by id limit 1");
        String name = text("select name from customers.customer where code = '" + code + "'");
        try {
            for (String hostile :
                    List.of("=1+1", "+cmd()", "-cmd()", "@SUM(A1)", "\uff1d1+1", "<script>alert(1)</script>")) {
                jdbc.update("update customers.customer set name = ? where code = ?", hostile, code);
                boolean isFormula = !hostile.startsWith("<");
                for (String path : List.of("/customers/export.csv", "/receivables/customers.csv")) {
                    assertThat(visitor.get(path).body())
                            .as(path)
                            .contains((isFormula ? "'" : "") + hostile)
                            .doesNotContain("," + (isFormula ? hostile : "\u0000"))
                            .doesNotContain("\"" + (isFormula ? hostile : "\u0000"));
                }
                assertThat(visitor.get("/customers/" + code).body())
                        .contains(isFormula ? hostile : "&lt;script&gt;alert(1)&lt;/script&gt;")
                        .doesNotContain("<script>alert(1)");
            }
        } finally {
            jdbc.update("update customers.customer set name = ? where code = ?", name, code);
        }
    }

    @Test
    void the_own_customers_are_all_there() {
        long own = Long.parseLong(
                text("select count(*)::text from customers.customer where owner_code = '" + owner + "'"));
        byte[] file = visitor.get("/customers/export.csv").body().getBytes(StandardCharsets.UTF_8);
        assertThat(new String(file, StandardCharsets.UTF_8).lines().count()).isEqualTo(own + 1);
    }

    private String text(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class), sql);
    }
}

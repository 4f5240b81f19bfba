package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.customers.KeptOwners;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The pages of imports over plain HTTP, as a browser without script has them. */
@ServerTest
@TestPropertySource(properties = "ballast.test=wizard")
class ImportPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    private Visitor analyst = Visitor.at(0);

    @BeforeEach
    void sign_in() {
        analyst = Visitor.at(port).signIn(new TestUsers(context).withRoles("li.min", Role.ANALYST));
    }

    @Test
    void a_sales_person_may_not_import_nor_see_imports() {
        Visitor seller = Visitor.at(port).signIn(new TestUsers(context).withRoles("seller", Role.SALES));
        for (String path : List.of("/imports", "/imports/new", "/imports/templates/customers-zh.csv")) {
            assertThat(seller.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(seller.get("/").body()).doesNotContain("href=\"/imports\"");
    }

    @Test
    void who_may_know_of_some_customers_only_may_not_import() {
        Visitor narrow = Visitor.at(port).signIn(new TestUsers(context).ownerOf("narrow", "S-1", Role.CREDIT_MANAGER));
        HttpResponse<String> answer = narrow.get("/imports/new");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("数据范围为全部客户");
    }

    @Test
    void an_auditor_reads_imports_but_neither_starts_nor_undoes_one() {
        Visitor auditor = Visitor.at(port).signIn(new TestUsers(context).withRoles("auditor", Role.AUDITOR));
        long batch = loaded("AU-1");
        assertThat(auditor.get("/imports/" + batch).body())
                .contains("customers.csv")
                .doesNotContain("/undoing");
        assertThat(auditor.get("/imports/new").statusCode()).isEqualTo(403);
        assertThat(auditor.post("/imports/" + batch, "/imports/" + batch + "/undoing", Map.of("sure", "true"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_form_without_a_file_is_shown_again_with_the_reason() {
        HttpResponse<String> answer = analyst.post("/imports/new", "/imports", Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请先选择文件");
    }

    @Test
    void an_upload_beyond_the_limit_is_told_that_it_is_too_big() {
        // The server reads up to 512 MB only to throw them away: of 600 MB it waits for nothing.
        assertThat(TooBig.status(port, "/imports", 600L << 20)).isEqualTo(413);
        assertThat(TooBig.status(port, "/api/v1/imports", 600L << 20)).isEqualTo(413);
    }

    @Test
    void templates_come_in_both_languages_and_are_understood_when_they_come_back() throws Exception {
        HttpResponse<String> chinese = analyst.get("/imports/templates/invoices-zh.csv");
        assertThat(chinese.body()).startsWith("\uFEFF客户编码,发票号,期次,开票日期,到期日,币种,金额");
        assertThat(analyst.get("/imports/templates/invoices-en.csv").body())
                .startsWith("\uFEFFcustomer_code,number,instalment,issued,due,currency,amount");
        assertThat(analyst.get("/imports/templates/nothing-zh.csv").statusCode())
                .isEqualTo(404);
        for (FileDefinition kind : imports.source("ballast").definition().files()) {
            for (String language : List.of("zh", "en")) {
                HttpResponse<byte[]> sheet =
                        analyst.bytes("/imports/templates/" + kind.kind() + "-" + language + ".xlsx");
                Path file = Files.write(dir.resolve(kind.kind() + "-" + language + ".xlsx"), sheet.body());
                Inspection seen = Inspection.of(file, java.util.Optional.empty(), TextChoice.NONE);
                assertThat(Recognition.kind(
                                imports.source("ballast").definition(), new Recognition.Seen("x.xlsx", seen.header())))
                        .contains(kind);
                assertThat(seen.sheets()).hasSize(2);
            }
        }
    }

    @Test
    void an_undo_needs_the_tick_and_says_why_it_cannot_be() {
        long first = loaded("UN-1");
        String page = "/imports/" + first;
        HttpResponse<String> unsure = analyst.post(page, page + "/undoing", Map.of("why", "test"));
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(unsure.body()).contains("请勾选确认后再撤销");
        desk().load("customers", Desk.CUSTOMERS + "UN-1,Corvus changed,CN,CNY,,,\n");
        HttpResponse<String> late = analyst.post(page, page + "/undoing", Map.of("why", "test", "sure", "true"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("后来的导入修改了 1 行，不能撤销");
        long second = loaded("UN-2");
        assertThat(analyst.post(
                                "/imports/" + second,
                                "/imports/" + second + "/undoing",
                                Map.of("why", "typo", "sure", "true"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(TrailNames.of(context, "connectors.batch.undone"))
                .filteredOn(said -> said.subject().equals(Long.toString(second)))
                .containsExactly(new TrailNames.Said("li.min", "", Long.toString(second), "typo"));
        assertThat(analyst.get("/imports?state=UNDONE").body()).contains("/imports/" + second);
        assertThat(analyst.get("/imports?state=LOADED").body()).doesNotContain("/imports/" + second + "\"");
    }

    @Test
    void the_list_is_filtered_by_name_and_turned_page_by_page() {
        for (int i = 0; i < 30; i++) {
            loaded("PG-" + i);
        }
        String first = analyst.get("/imports?q=customers&size=25").body();
        assertThat(first).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        assertThat(analyst.get("/imports?q=nothing-like-it").body()).contains("没有符合筛选条件的行");
        assertThat(analyst.get("/imports?state=SAILED").statusCode()).isEqualTo(400);

        String all = analyst.get("/imports/export.csv?q=customers&state=LOADED").body();
        // the heading and, of the 30 and those of other tests, every one
        assertThat(all.lines().count()).isGreaterThan(30);
        assertThat(all).startsWith("\uFEFF文件,状态,").contains("\r\ncustomers.csv,已导入,客户,");
        assertThat(analyst.bytes("/imports/export.xlsx?q=customers").body()).startsWith('P', 'K');
        Visitor seller = Visitor.at(port).signIn(new TestUsers(context).withRoles("seller", Role.SALES));
        assertThat(seller.get("/imports/export.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void a_customer_that_was_handed_over_is_not_given_back_by_a_file_and_the_result_says_so() {
        String header = "customer_code,name,country,currency,owner\n";
        String file = header + "HO-1,Aurora,CN,CNY,S-OLD\nHO-2,Borealis,CN,CNY,S-NEW\n";
        desk().load("customers", file);
        Visitor manager = Visitor.at(port).signIn(new TestUsers(context).withRoles("chen.wei", Role.CREDIT_MANAGER));
        String aurora = jdbc.sql("select id::text from customers.customer where code = 'HO-1'")
                .query(String.class)
                .single();
        manager.post("/profile", "/customers/owner", Map.of("row", aurora, "new-owner", "S-NEW"));

        // the name changes, the owner stays; Borealis was never handed over, so that the file decides
        ImportReport.FileReport again =
                desk().load("customers", header + "HO-1,Aurora Trading,CN,CNY,S-OLD\nHO-2,Borealis,CN,CNY,S-OLD\n");
        assertThat(owners()).containsExactly("HO-1 Aurora Trading S-NEW", "HO-2 Borealis S-OLD");
        assertThat(again.changed()).isEqualTo(2);
        assertThat(again.keptOwners())
                .contains(new KeptOwners(1, List.of(new KeptOwners.Kept("HO-1", "S-NEW", "S-OLD"))));
        String page = "/imports/" + again.batch().orElseThrow();
        assertThat(analyst.get(page).body())
                .contains("1 个客户仍归移交后的业务员")
                .contains("<th scope=\"row\">HO-1</th><td>S-NEW</td><td>S-OLD</td>");
        // the same file once more changes nothing and says it again
        ImportReport.FileReport same =
                desk().load("customers", header + "HO-1,Aurora Trading,CN,CNY,S-OLD\nHO-2,Borealis,CN,CNY,S-OLD\n");
        assertThat(same.changed()).isZero();
        assertThat(same.keptOwners().orElseThrow().total()).isEqualTo(1);

        // taking the file back leaves the hand-over as well
        assertThat(analyst.post(page, page + "/undoing", Map.of("why", "test", "sure", "true"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(owners()).containsExactly("HO-1 Aurora S-NEW", "HO-2 Borealis S-NEW");
    }

    private List<String> owners() {
        return jdbc.sql("select code || ' ' || name || ' ' || owner_code from customers.customer"
                        + " where code like 'HO-%' order by code")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Desk desk() {
        return new Desk(imports, dir);
    }

    private long loaded(String code) {
        return desk().load("customers", Desk.CUSTOMERS + code + ",Corvus,CN,CNY,,,\n")
                .batch()
                .orElseThrow();
    }
}

package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.staging.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents say which company of ours sells, and exposures are told by it. */
@ServerTest
@TestPropertySource(properties = "ballast.test=own-companies")
class OwnCompanyImportTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @TempDir
    Path dir;

    private void write(String name, String... rows) throws IOException {
        Files.writeString(dir.resolve(name + ".csv"), String.join("\n", rows) + "\n");
    }

    private ImportReport run() throws IOException {
        List<InputFile> files = imports.filesIn(dir, "ballast");
        return imports.run(
                new ImportRequest("ballast", files, Options.standard(), "test", Instant.EPOCH, TODAY),
                new ImportProgress());
    }

    private JsonNode get(String path) {
        String token = new TestTokens(context).of(new TestUsers(context).withRoles("companies", Role.CREDIT_MANAGER));
        return JSON.readTree(TestTokens.send(port, token, "GET", path, "").body());
    }

    private static JsonNode of(JsonNode companies, String code) {
        for (JsonNode one : companies) {
            if (one.get("ownCompany").asString().equals(code)) {
                return one;
            }
        }
        throw new AssertionError("No " + code + " in " + companies);
    }

    private long named(String order) {
        return jdbc.sql("""
                select count(*)
                from ledger.before_image b
                join ledger.sales_order o on o.id = b.row_id and b.document = 'sales_order'
                where o.number = :order and b.before -> 'own_company' is not null""")
                .param("order", order)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    @Test
    void what_is_owed_to_each_own_company_adds_up_and_an_unknown_one_is_refused() throws IOException {
        write("own_companies", "own_company,name", "OC-HD,华东示例贸易有限公司", "-1,无效");
        write("customers", "customer_code,name", "OC-1,销售主体测试有限公司");
        String order = "customer_code,number,ordered,amount,own_company";
        write(
                "orders",
                order,
                "OC-1,OC-O1,2026-10-01,30000,OC-HD",
                "OC-1,OC-O2,2026-10-01,10000,",
                "OC-1,OC-O3,2026-10-01,1,OC-XX");
        write(
                "deliveries",
                "customer_code,number,order_number,delivered,amount,own_company",
                "OC-1,OC-D1,OC-O1,2026-10-05,10000,OC-HD");
        write(
                "invoices",
                "customer_code,number,issued,due,amount,own_company",
                "OC-1,OC-I1,2026-09-01,2026-12-01,8000,OC-HD",
                "OC-1,OC-I2,2026-09-01,2026-12-01,5000,");
        write(
                "receipts",
                "customer_code,number,received,amount,invoice_number,applied_amount,own_company",
                "OC-1,OC-R1,2026-10-09,3000,OC-I1,2000,OC-HD");

        ImportReport report = run();
        assertThat(report.files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .extracting(rejected -> rejected.field() + " " + rejected.value() + " " + rejected.rule())
                .containsExactlyInAnyOrder("own_company -1 bad_company_code", "own_company OC-XX unknown_own_company");

        JsonNode exposure = get("/api/v1/customers/OC-1/exposure");
        JsonNode east = of(exposure.get("companies"), "OC-HD");
        // orders 30,000 - 10,000 delivered, 10,000 not invoiced, 8,000 - 2,000 paid
        assertThat(east.get("grossMinor").asLong()).isEqualTo(36_000_00);
        assertThat(east.at("/categories/UNAPPLIED_CASH").asLong()).isEqualTo(1_000_00);
        JsonNode main = of(exposure.get("companies"), "");
        assertThat(main.get("grossMinor").asLong()).isEqualTo(15_000_00);
        assertThat(main.at("/categories/UNAPPLIED_CASH").asLong()).isZero();
        assertThat(exposure.get("grossMinor").asLong()).isEqualTo(51_000_00);

        String invoices = "/api/v1/customers/OC-1/documents/invoices?ownCompany=";
        assertThat(get(invoices + "OC-HD").at("/sum/baseMinor").asLong()).isEqualTo(8_000_00);
        JsonNode ofMain = get(invoices + "-");
        assertThat(ofMain.at("/sum/openMinor").asLong()).isEqualTo(5_000_00);
        assertThat(ofMain.at("/page/items/0/ownCompany").asString()).isEmpty();
        assertThat(get("/api/v1/own-companies").toString()).contains("\"code\":\"OC-HD\"");
    }

    @Test
    void an_order_that_named_no_own_company_is_kept_as_it_always_was_when_it_changes() throws IOException {
        write("own_companies", "own_company,name", "OC-HN,华南示例贸易有限公司");
        write("customers", "customer_code,name", "OC-2,销售主体测试有限公司");
        String order = "customer_code,number,ordered,amount,own_company";
        write("orders", order, "OC-2,OC-P1,2026-10-01,10,", "OC-2,OC-P2,2026-10-01,20,OC-HN");
        run();
        write("orders", order, "OC-2,OC-P1,2026-10-01,11,OC-HN", "OC-2,OC-P2,2026-10-01,21,OC-HN");
        run();
        assertThat(named("OC-P1")).isZero();
        assertThat(named("OC-P2")).isOne();
    }

    private JsonNode ask(String order, long minor, String company) {
        String token = new TestTokens(context).of(new TestUsers(context).withRoles("companies", Role.CREDIT_MANAGER));
        return JSON.readTree(TestTokens.send(port, token, "POST", "/api/v1/credit-checks", """
                {"id": "%s", "customer": "OC-3", "order": "%s", "amountMinor": %d, "ownCompany": "%s"}""".formatted(
                                UUID.randomUUID(), order, minor, company))
                .body());
    }

    private static String outcome(JsonNode said) {
        return said.at("/decision/outcome").asString();
    }

    @Test
    void an_order_has_to_pass_the_limit_with_the_own_company_that_sells_beside_the_whole_one() throws IOException {
        write("own_companies", "own_company,name", "OC-W,西部示例贸易有限公司");
        write("customers", "customer_code,name,credit_limit", "OC-3,销售主体额度测试有限公司,200000");
        write(
                "company_limits",
                "customer_code,own_company,credit_limit,valid_to",
                "OC-3,OC-W,40000,2099-12-31",
                "OC-3,OC-W,1,",
                "OC-3,OC-YY,1,",
                "OC-3,,1,2026-10-30");
        write(
                "invoices",
                "customer_code,number,issued,due,amount,own_company",
                "OC-3,OC-J1,2026-09-01,2099-12-01,20000,OC-W",
                "OC-3,OC-J2,2026-09-01,2099-12-01,25000,");
        write(
                "orders",
                "customer_code,number,ordered,requested,amount,own_company",
                "OC-3,OC-Q1,2026-10-01,2099-01-01,10000,OC-W");
        assertThat(run().files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .extracting(Rejection::rule)
                .containsExactlyInAnyOrder("repeats_earlier_row", "unknown_own_company", "in_the_past");

        JsonNode held = ask("OC-N1", 25_000_00, "OC-W");
        // 20,000 + 25,000 against 40,000; the order of 10,000 ships beyond the horizon; as a whole 80,000 of 200,000
        assertThat(outcome(held)).isEqualTo("HELD");
        assertThat(held.at("/decision/ownCompany").asString()).isEqualTo("OC-W");
        assertThat(held.at("/decision/advice").toString())
                .contains("company_limit@company", "\"ownCompany\":\"OC-W\"", "西部示例贸易有限公司");
        assertThat(outcome(ask("OC-N2", 25_000_00, ""))).isNotEqualTo("HELD");

        assertThat(outcome(ask("OC-N3", 10_000_00, "OC-W"))).isNotEqualTo("HELD");
        JsonNode west = of(get("/api/v1/customers/OC-3/exposure").get("companies"), "OC-W");
        assertThat(west.at("/categories/RESERVED").asLong()).isEqualTo(10_000_00);
        assertThat(west.get("limitMinor").asLong()).isEqualTo(40_000_00);
        assertThat(outcome(ask("OC-N4", 10_000_01, "OC-W"))).isEqualTo("HELD"); // 30,000 + 10,000.01
        assertThat(outcome(ask("OC-N4", 10_000_00, "OC-W"))).isNotEqualTo("HELD");
        assertThat(ask("OC-N5", 1_00, "OC-ZZ").get("detail").asString()).contains("OC-ZZ");

        write("company_limits", "customer_code,own_company,credit_limit,valid_to", "OC-3,OC-W,,");
        run();
        assertThat(outcome(ask("OC-N6", 1_00, "OC-W"))).isNotEqualTo("HELD");
        assertThat(of(get("/api/v1/customers/OC-3/exposure").get("companies"), "OC-W")
                        .get("limitMinor")
                        .isNull())
                .isTrue();
    }
}

package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Limits for kinds of exposure come in by file and hold orders within the whole limit. */
@ServerTest
@TestPropertySource(properties = "ballast.test=own-companies")
class KindLimitImportTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
    private static final String HEAD = "客户编码,敞口类别,信用额度,额度到期日";

    @Autowired
    Imports imports;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @TempDir
    Path dir;

    private ImportReport run(String file, String... rows) throws IOException {
        Path folder = Files.createDirectory(dir.resolve(file + System.nanoTime()));
        Files.writeString(folder.resolve(file + ".csv"), String.join("\n", rows) + "\n");
        List<InputFile> files = imports.filesIn(folder, "ballast");
        return imports.run(
                new ImportRequest("ballast", files, Options.standard(), "test", Instant.EPOCH, TODAY),
                new ImportProgress());
    }

    private String manager() {
        return new TestUsers(context).withRoles("kinds", Role.CREDIT_MANAGER);
    }

    private JsonNode get(String path) {
        String token = new TestTokens(context).of(manager());
        return JSON.readTree(TestTokens.send(port, token, "GET", path, "").body());
    }

    private JsonNode ask(String customer, String order, long minor) {
        String token = new TestTokens(context).of(manager());
        return JSON.readTree(TestTokens.send(port, token, "POST", "/api/v1/credit-checks", """
                        {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d}""".formatted(
                                UUID.randomUUID(), customer, order, minor))
                .body());
    }

    private static boolean isHeld(JsonNode said) {
        return said.at("/decision/outcome").asString().equals("HELD");
    }

    @Test
    void rows_that_name_no_kind_or_customer_or_come_twice_are_named_and_the_others_hold() throws IOException {
        run("customers", "customer_code,name,credit_limit", "KL-1,分项额度测试有限公司,200000");
        ImportReport report = run(
                "分项额度",
                HEAD,
                "KL-1,订单,30000,",
                "KL-1,应收账款,50000,2099-12-31",
                "KL-1,票据,unlimited,",
                "KL-1,orders,1,",
                "KL-1,现金,1,",
                "KL-0,订单,1,",
                "KL-1,已交付未开票,1,2026-10-30",
                "KL-1,发货未开票,-1,");
        assertThat(report.files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .extracting(rejected -> rejected.row() + " " + rejected.field() + " " + rejected.rule())
                .containsExactlyInAnyOrder(
                        "5 exposure_kind repeats_earlier_row",
                        "6 exposure_kind unknown_exposure_kind",
                        "7 customer unknown_customer",
                        "8 valid_to in_the_past",
                        "9 credit_limit not_positive");
        run("发票", "客户编码,发票号,开票日期,到期日,金额", "KL-1,KL-J1,2026-09-01,2099-12-01,45000");

        JsonNode kinds = get("/api/v1/customers/KL-1/exposure").get("kinds");
        assertThat(kinds.valueStream().map(each -> each.get("kind").asString()))
                .containsExactly("ORDERS", "RECEIVABLES", "BILLS");
        assertThat(kinds.get(1).get("exposureMinor").asLong()).isEqualTo(45_000_00);
        assertThat(kinds.get(1).get("limitMinor").asLong()).isEqualTo(50_000_00);
        assertThat(kinds.get(2).get("limitMinor").isNull()).isTrue();

        JsonNode held = ask("KL-1", "KL-N1", 30_000_01);
        assertThat(isHeld(held)).isTrue();
        assertThat(held.at("/decision/advice").toString())
                .contains("kind_limit@orders", "\"exposureKind\":\"ORDERS\"", "未交付订单");
        assertThat(isHeld(ask("KL-1", "KL-N2", 30_000_00))).isFalse();
        assertThat(isHeld(ask("KL-1", "KL-N3", 1))).isTrue(); // what was reserved counts as ordered

        look(held.get("id").asString());
        run("分项额度", HEAD, "KL-1,订单,,", "KL-1,应收账款,44999.99,");
        assertThat(get("/api/v1/customers/KL-1/exposure").get("kinds").size()).isEqualTo(2);
        JsonNode tooMuchOwed = ask("KL-1", "KL-N4", 1_00);
        assertThat(tooMuchOwed.at("/decision/advice").toString()).contains("kind_limit@receivables", "Pay");
        run("收款", "客户编码,收款单号,收款日期,金额,核销发票号,核销金额", "KL-1,KL-C1,2026-10-30,0.01,KL-J1,0.01");
        assertThat(isHeld(ask("KL-1", "KL-N5", 1_00))).isFalse();
    }

    private void look(String decision) {
        Visitor visitor = Visitor.at(port).signIn(manager());
        assertThat(visitor.get("/customers/KL-1").body()).contains("分项额度", "未交付订单（含已占用额度的新订单）");
        for (Browser.Look look :
                List.of(new Browser.Look(true, false, 1280, 900), new Browser.Look(false, false, 390, 844))) {
            try (Browser browser = Browser.open(port, look)) {
                browser.signIn(manager());
                String name = look.width() == 390 ? "phone" : "zh";
                browser.visit("/credit-checks/" + decision)
                        .shoot("kinds-" + name + "-decision")
                        .assertAccessible();
                browser.visit("/customers/KL-1")
                        .shoot("kinds-" + name + "-customer")
                        .assertAccessible();
                browser.assertQuiet();
            }
        }
    }

    @Test
    void orders_at_once_never_take_more_than_the_limit_of_their_kind_allows() throws Exception {
        run("customers", "customer_code,name,credit_limit", "KL-2,分项额度并发测试有限公司,200000");
        run("分项额度", HEAD, "KL-2,订单,10000,");
        List<Callable<Boolean>> orders = IntStream.range(0, 24)
                .<Callable<Boolean>>mapToObj(i -> () -> !isHeld(ask("KL-2", "KL-P" + i, 1_000_00)))
                .toList();
        int approved = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> order : clients.invokeAll(orders)) {
                approved += order.get() ? 1 : 0;
            }
        }
        assertThat(approved).isEqualTo(10);
        assertThat(get("/api/v1/customers/KL-2/exposure")
                        .at("/kinds/0/exposureMinor")
                        .asLong())
                .isEqualTo(10_000_00);
    }
}

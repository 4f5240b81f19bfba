package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bills that customers paid with come in by file, and count as exposure until they are paid. */
@ServerTest
@TestPropertySource(properties = "ballast.test=own-companies")
class BillImportTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
    private static final String HEAD = "客户编码,票据号码,票据种类,收票日期,到期日,承兑人,转出日期,追索权,兑付日期,拒付日期,票面金额";

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

    private JsonNode get(String path) {
        String token = new TestTokens(context).of(new TestUsers(context).withRoles("bills", Role.CREDIT_MANAGER));
        return JSON.readTree(TestTokens.send(port, token, "GET", path, "").body());
    }

    @Test
    void levels_of_dunning_come_with_invoices_and_those_that_are_none_are_named() throws IOException {
        String head = "客户编码,发票号,开票日期,到期日,金额,订单号,催收级别";
        run("customers", "customer_code,name", "BL-9,催收测试有限公司");
        ImportReport report = run(
                "发票",
                head,
                "BL-9,DN-1,2026-07-01,2026-08-01,100,SO-1,3",
                "BL-9,DN-2,2026-07-01,2026-08-02,100,SO-2,0",
                "BL-9,DN-3,2026-07-01,2026-08-03,100,,",
                "BL-9,DN-4,2026-07-01,2026-08-04,100,,10",
                "BL-9,DN-5,2026-07-01,2026-08-05,100,,二",
                "BL-9,DN-6,2026-07-01,2026-08-06,100,,-1");
        assertThat(report.files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .extracting(rejected -> rejected.row() + " " + rejected.field() + " " + rejected.value())
                .containsExactlyInAnyOrder("5 dunning_level 10", "6 dunning_level 二", "7 dunning_level -1");
        assertThat(notes("BL-9")).containsExactlyInAnyOrder("SO-1 · L3", "SO-2", "");

        run("发票", head, "BL-9,DN-3,2026-07-01,2026-08-03,100,,1", "BL-9,DN-1,2026-07-01,2026-08-01,100,SO-1,4");
        assertThat(notes("BL-9")).containsExactlyInAnyOrder("SO-1 · L4", "SO-2", "L1");
    }

    private List<String> notes(String customer) {
        return get("/api/v1/customers/" + customer + "/documents/invoices")
                .at("/page/items")
                .valueStream()
                .map(each -> each.get("note").asString())
                .toList();
    }

    @Test
    void bills_count_until_they_are_paid_and_rows_that_contradict_themselves_are_named() throws IOException {
        run("customers", "customer_code,name", "BL-1,票据测试有限公司");
        ImportReport report = run(
                "票据",
                HEAD,
                "BL-1,BL-A,银承,2026-09-01,2099-01-01,示例银行,,,,,1000",
                "BL-1,BL-B,商业承兑汇票,2026-09-01,2099-01-01,示例集团,,,,,2500.50",
                "BL-1,BL-C,商承,2026-09-01,2099-01-01,示例集团,2026-09-05,有,,,700",
                "BL-1,BL-D,商承,2026-09-01,2099-01-01,示例集团,2026-09-05,无,,,900",
                "BL-1,BL-E,commercial,2026-03-01,2026-09-01,示例集团,,,2026-09-02,,400",
                "BL-1,BL-F,bank,2026-03-01,2026-09-01,示例银行,,,,2026-09-02,300",
                "BL-1,BL-G,商承,2026-03-01,2026-09-01,示例集团,2026-04-01,,,,150",
                "BL-1,BL-H,商承,2026-03-01,2026-09-01,,,,,,60",
                "BL-1,BL-X1,白条,2026-03-01,2026-09-01,,,,,,1",
                "BL-1,BL-X2,商承,2026-03-02,2026-03-01,,,,,,1",
                "BL-1,BL-X3,商承,2026-03-01,2026-09-01,,,无,,,1",
                "BL-0,BL-X4,商承,2026-03-01,2026-09-01,,,,,,1");
        assertThat(report.files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .extracting(rejected ->
                        rejected.row() + " " + rejected.field() + " " + rejected.value() + " " + rejected.rule())
                .containsExactlyInAnyOrder(
                        "10 kind 白条 unknown_bill_kind",
                        "11 due 2026-03-01 before_document",
                        "12 recourse 无 held_by_us",
                        "13 customer BL-0 unknown_customer");

        JsonNode exposure = get("/api/v1/customers/BL-1/exposure");
        // 1,000 + 2,500.50 + 700 + 300 refused + 60 overdue; neither paid, nor free of recourse, nor presented long ago
        assertThat(exposure.at("/categories/BILLS").asLong()).isEqualTo(4_560_50);
        // without what the bank promised and keeps
        assertThat(exposure.get("grossMinor").asLong()).isEqualTo(3_560_50);
        assertThat(get("/api/v1/customers/BL-1/documents/bills")
                        .at("/sum/openMinor")
                        .asLong())
                .isEqualTo(4_560_50);
        Visitor visitor = Visitor.at(port).signIn(new TestUsers(context).withRoles("bills", Role.CREDIT_MANAGER));
        assertThat(visitor.get("/customers/BL-1/documents/bills").body())
                .contains("商业承兑汇票 · 持有 · 示例集团", "银行承兑汇票 · 拒付 · 示例银行");
        assertThat(visitor.get("/customers/BL-1").body()).contains("按政策计入，共 4,560.50");

        ImportReport paid = run("票据", HEAD, "BL-1,BL-B,商业承兑汇票,2026-09-01,2099-01-01,示例集团,,,2026-10-30,,2500.50");
        assertThat(paid.files().getFirst().rowsRejected()).isZero();
        assertThat(get("/api/v1/customers/BL-1/exposure").get("grossMinor").asLong())
                .isEqualTo(1_060_00);
    }
}

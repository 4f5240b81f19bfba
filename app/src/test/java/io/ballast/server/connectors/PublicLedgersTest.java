package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The two smaller public ledgers, in a database whose company reports in USD. */
@ServerTest
@TestPropertySource(properties = "ballast.test=public")
class PublicLedgersTest {
    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    private ImportReport run(String source, List<InputFile> files) {
        return imports.run(
                new ImportRequest(source, files, Options.standard(), "test", Desk.NOW, Desk.TODAY),
                new ImportProgress());
    }

    @Test
    void the_2466_invoices_of_ibm_are_loaded_and_a_dispute_is_not_known_before_settlement() {
        var file = InputFile.of(SharedData.require("ledgers/ibm_accounts_receivable.csv"));
        ImportReport report = run("ibm", List.of(file));
        assertThat(report.files().getFirst().firstRejections()).isEmpty();
        assertThat(report.rowsRead()).isEqualTo(2_466);
        assertThat(count("select count(*) from ledger.invoice where number ~ '^[0-9]+$'"))
                .isEqualTo(2_466);
        // 561 rows carry Disputed = Yes.
        assertThat(count("select count(*) from ledger.dispute")).isEqualTo(561);
        assertThat(count("""
            select count(*)
            from ledger.dispute d
            join ledger.settlement s on s.invoice_id = d.invoice_id
            where d.known_on < s.settled_on""")).isZero();
        assertThat(run("ibm", List.of(file)).changes()).isZero();
    }

    @Test
    void classicmodels_gives_122_customers_with_their_limits_orders_and_payments() throws IOException {
        Path sql = SharedData.require("ledgers/classicmodels_b2b.sql");
        List<InputFile> files = ClassicModelsCsv.derive(sql, dir);
        ImportReport report = run("classicmodels", files);
        assertThat(report.files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .isEmpty();
        assertThat(count("select count(*) from contracts.terms where limit_kind = 'AMOUNT'"))
                .isEqualTo(122);
        assertThat(count("select count(*) from ledger.sales_order")).isEqualTo(326);
        assertThat(count("select count(*) from ledger.receipt where number !~ '^[0-9]+$'"))
                .isEqualTo(273);
        // Atelier graphique (103) has a limit of 21,000.00.
        assertThat(count("""
            select t.limit_minor
            from contracts.terms t
            join customers.customer c on c.id = t.customer_id
            where c.code = '103'""")).isEqualTo(2_100_000);
        assertThat(run("classicmodels", files).changes()).isZero();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}

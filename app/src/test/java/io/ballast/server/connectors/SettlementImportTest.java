package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportReport.FileReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Receipts and what they settle, and how an import is taken back. */
@ServerTest
@TestPropertySource(properties = "ballast.test=settlements")
class SettlementImportTest {
    private static int customers;

    @Autowired
    Imports imports;

    @Autowired
    Undo undo;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    private String code = "";

    private Desk desk() {
        return new Desk(imports, dir);
    }

    /** Every test has a customer of its own, with an invoice of 100 in two instalments of 60 and 40. */
    @BeforeEach
    void a_customer_owes_an_invoice_in_two_instalments() {
        code = "S-" + ++customers;
        desk().load("customers", Desk.CUSTOMERS + code + ",Borealis,CN,CNY,5000,30,2024-01-01\n");
        desk().load(
                        "invoices",
                        Desk.INVOICES
                                + code + ",F-1,1,2026-01-01,2026-02-01,CNY,60,\n"
                                + code + ",F-1,2,2026-01-01,2026-03-01,CNY,40,\n");
    }

    private String receipt(String number, String amount, String invoice, String applied) {
        return code + "," + number + ",2026-03-05,CNY," + amount + ",," + invoice + "," + applied + "\n";
    }

    @Test
    void a_receipt_settles_instalments_in_their_order() {
        FileReport report = desk().load(
                        "receipts",
                        Desk.RECEIPTS
                                + receipt("R-1", "70", "F-1", "70")
                                + receipt("R-2", "50", "F-1", "30")
                                + receipt("R-2", "50", "", ""));
        assertThat(report.rowsRejected()).isZero();
        // R-1 settles 60 of the first instalment and 10 of the second, R-2 the other 30; 20 of R-2 stay unapplied.
        assertThat(settlements()).containsExactly("1 R-1 6000", "2 R-1 1000", "2 R-2 3000");
        assertThat(count("ledger.receipt")).isEqualTo(2);
    }

    @Test
    void more_than_the_receipt_holds_or_the_invoice_amounts_to_is_refused() {
        FileReport report = desk().load(
                        "receipts",
                        Desk.RECEIPTS
                                + receipt("R-1", "50", "F-1", "30")
                                + receipt("R-1", "50", "F-1", "30")
                                + receipt("R-2", "500", "F-1", "101")
                                + receipt("R-3", "5", "F-1", "6")
                                + receipt("R-4", "5", "F-9", "5")
                                + receipt("R-5", "5", "F-1", "5"));
        assertThat(Desk.rules(report))
                .containsExactly(
                        "2 applied_amount exceeds_source",
                        "3 applied_amount exceeds_source",
                        "4 applied_amount exceeds_invoice",
                        "5 applied_amount exceeds_source",
                        "6 invoice_number unknown_invoice");
        assertThat(settlements()).containsExactly("1 R-5 500");
    }

    @Test
    void a_dry_run_says_what_would_happen_and_keeps_nothing() {
        FileReport report = desk().check("receipts", Desk.RECEIPTS + receipt("R-1", "70", "F-1", "70"));
        assertThat(report.state()).isEqualTo(ImportReport.State.CHECKED);
        assertThat(report.added()).isEqualTo(3); // one receipt, two settlements
        assertThat(count("ledger.receipt")).isZero();
    }

    @Test
    void an_undone_import_leaves_the_ledger_as_it_was() {
        List<String> before = ledger();
        FileReport changed = desk().load(
                        "invoices",
                        Desk.INVOICES
                                + code + ",F-1,2,2026-01-01,2026-03-01,CNY,45,\n"
                                + code + ",F-2,,2026-01-01,2026-03-01,CNY,7,\n");
        assertThat(changed.changed()).isEqualTo(1);
        assertThat(changed.added()).isEqualTo(1);
        assertThat(ledger()).isNotEqualTo(before);
        long revision = revision();
        Undo.Outcome outcome = undo.undo(changed.batch().orElseThrow(), "desk", Desk.NOW, "");
        assertThat(outcome).isInstanceOf(Undo.Outcome.Undone.class);
        assertThat(ledger()).isEqualTo(before);
        assertThat(revision()).isEqualTo(revision + 1);
        assertThat(undo.undo(changed.batch().orElseThrow(), "desk", Desk.NOW, ""))
                .isEqualTo(
                        new Undo.Outcome.Refused("not_loaded", changed.batch().orElseThrow()));
    }

    @Test
    void an_import_that_later_ones_build_on_cannot_be_undone() {
        FileReport first = desk().load("invoices", Desk.INVOICES + code + ",F-3,,2026-01-01,2026-03-01,CNY,9,\n");
        desk().load("receipts", Desk.RECEIPTS + receipt("R-1", "9", "F-3", "9"));
        assertThat(undo.undo(first.batch().orElseThrow(), "desk", Desk.NOW, ""))
                .isEqualTo(new Undo.Outcome.Refused("referred_to_later", 1));
        FileReport second = desk().load("invoices", Desk.INVOICES + code + ",F-4,,2026-01-01,2026-03-01,CNY,9,\n");
        desk().load("invoices", Desk.INVOICES + code + ",F-4,,2026-01-01,2026-03-01,CNY,8,\n");
        assertThat(undo.undo(second.batch().orElseThrow(), "desk", Desk.NOW, ""))
                .isEqualTo(new Undo.Outcome.Refused("changed_later", 1));
    }

    @Test
    void customers_that_only_the_undone_import_knew_are_gone_with_their_terms() {
        FileReport added = desk().load("customers", Desk.CUSTOMERS + code + "-new,Corvus,CN,CNY,10,30,\n");
        assertThat(undo.undo(added.batch().orElseThrow(), "desk", Desk.NOW, ""))
                .isEqualTo(new Undo.Outcome.Undone(true));
        assertThat(jdbc.sql("select count(*) from customers.customer where code = :code")
                        .param("code", code + "-new")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_changed_limit_holds_from_the_day_of_the_import_and_the_old_one_until_the_day_before() {
        desk().load("customers", Desk.CUSTOMERS + code + ",Borealis,CN,CNY,8000,30,2024-01-01\n");
        List<String> terms = jdbc.sql("""
            select t.limit_minor || ' ' || t.valid_from || ' ' || coalesce(t.valid_to::text, '-')
            from contracts.terms t
            join customers.customer c on c.id = t.customer_id
            where c.code = :code
            order by t.valid_from""")
                .param("code", code)
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(terms).containsExactly("500000 2024-01-01 2026-06-30", "800000 2026-07-01 -");
    }

    private List<String> settlements() {
        return jdbc.sql("""
            select i.instalment || ' ' || s.source_number || ' ' || s.amount_minor
            from ledger.settlement s
            join ledger.invoice i on i.id = s.invoice_id
            join customers.customer c on c.id = s.customer_id
            where c.code = :code
            order by i.instalment, s.source_number""")
                .param("code", code)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> ledger() {
        return jdbc.sql("""
            select row_to_json(i)::text
            from ledger.invoice i
            join customers.customer c on c.id = i.customer_id
            where c.code = :code
            order by i.id""")
                .param("code", code)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long revision() {
        return jdbc.sql("""
            select r.revision
            from ledger.revision r
            join customers.customer c on c.id = r.customer_id
            where c.code = :code""").param("code", code).query(Long.class).single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table
                        + " d join customers.customer c on c.id = d.customer_id where c.code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }
}

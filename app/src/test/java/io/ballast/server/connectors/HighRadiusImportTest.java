package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The HighRadius ledger, in a database of its own because its company reports in USD. */
@ServerTest
@TestPropertySource(properties = "ballast.test=highradius")
class HighRadiusImportTest {
    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    private ImportReport first = new ImportReport(List.of());

    @BeforeEach
    void load() {
        first = run();
    }

    private ImportReport run() {
        var files = List.of(
                InputFile.of(SharedData.require("ledgers/highradius_open_invoices.csv")),
                InputFile.of(SharedData.require("ledgers/highradius_closed_rebuilt.csv")));
        var request = new ImportRequest(
                "highradius",
                files,
                Options.standard(),
                "test",
                Instant.parse("2026-01-01T00:00:00Z"),
                LocalDate.of(2026, 1, 1));
        return imports.run(request, new ImportProgress());
    }

    @Test
    void every_one_of_the_49700_rows_is_loaded_or_explained() {
        assertThat(first.isComplete()).isTrue();
        assertThat(first.rowsRead()).isEqualTo(49_700);
        // 40 open invoices are due before they were issued; every other row is loaded.
        assertThat(first.rowsRejected()).isEqualTo(40);
        assertThat(jdbc.sql("select count(*) from connectors.rejected_row where rule = 'due_before_issued'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
        assertThat(count("ledger.invoice")).isEqualTo(49_660);
        assertThat(count("ledger.settlement")).isEqualTo(40_000);
        assertThat(count("customers.customer")).isEqualTo(1_095);
    }

    @Test
    void a_second_import_changes_nothing() {
        ImportReport second = run();
        assertThat(second.isComplete()).isTrue();
        assertThat(second.changes()).isZero();
        assertThat(second.rowsRejected()).isEqualTo(40);
    }

    @Test
    void what_is_open_by_customer_by_age_and_in_the_ledger_is_the_same_to_the_cent() {
        Sums sums = jdbc.sql("""
            with item as (
                select i.customer_id, i.due_on, i.base_minor - coalesce(sum(s.base_minor), 0) as open_minor
                from ledger.invoice i
                left join ledger.settlement s on s.invoice_id = i.id
                group by i.id
            )
            select
                (select sum(base_minor) from ledger.invoice) - (select sum(base_minor) from ledger.settlement) as ledger,
                (select sum(total) from (select sum(open_minor) as total from item group by customer_id) c) as customers,
                (select sum(total) from (
                    select sum(open_minor) as total
                    from item
                    group by width_bucket(date '2020-02-27' - due_on, array[1, 31, 61, 91])
                ) b) as buckets,
                (select sum(base_minor) from ledger.receipt)
                    - (select sum(base_minor) from ledger.settlement) as unapplied""")
                .query((row, _) -> new Sums(
                        row.getLong("ledger"),
                        row.getLong("customers"),
                        row.getLong("buckets"),
                        row.getLong("unapplied")))
                .single();
        assertThat(sums).isEqualTo(new Sums(sums.ledger(), sums.ledger(), sums.ledger(), 0));
        assertThat(sums.ledger()).isPositive();
    }

    private record Sums(long ledger, long customers, long buckets, long unapplied) {}

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}

package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.ledger.Orders;
import io.ballast.engine.value.Currency;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "ballast.test.database=facts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactsSnapshotTest {
    private static final int CUSTOMERS = 30;
    private static final DemoCompany COMPANY =
            new DemoCompany(DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(25));
    private static final RunScope SCOPE =
            new RunScope(LocalDate.of(2026, 10, 31), Knowledge.AS_KNOWN_THEN, Currency.CNY, OptionalLong.empty());

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    private final long[] keys = new long[CUSTOMERS];

    @BeforeAll
    void book() {
        var books = new DemoBooks(jdbc);
        for (int i = 0; i < CUSTOMERS; i++) {
            keys[i] = books.book(COMPANY.customer(i));
        }
    }

    @Test
    void documents_read_by_copy_make_the_ledger_the_documents_make() {
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, SCOPE)) {
            List<Dossier> dossiers = snapshot.read(keys);
            assertThat(dossiers).hasSize(CUSTOMERS).allMatch(Dossier::needsPacking);
            for (int i = 0; i < CUSTOMERS; i++) {
                assertThat(dossiers.get(i).packed()).isEqualTo(expected(i));
            }
        }
    }

    @Test
    void one_customer_read_by_index_has_the_same_ledger_as_one_read_with_all_others() {
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, SCOPE)) {
            for (int i = 0; i < CUSTOMERS; i++) {
                assertThat(LedgerCodec.encode(snapshot.ledgerOf(keys[i]))).isEqualTo(expected(i));
            }
        }
    }

    @Test
    void a_packed_ledger_is_used_until_the_books_change_and_then_no_more() throws SQLException {
        long customer = keys[3];
        pack(customer, revision(customer), expected(3));
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, SCOPE)) {
            Dossier packed = snapshot.read(new long[] {customer}).getFirst();
            assertThat(packed.needsPacking()).isFalse();
            assertThat(packed.packed()).isEqualTo(expected(3));
        }
        new DemoBooks(jdbc).change(customer);
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, SCOPE)) {
            assertThat(snapshot.read(new long[] {customer}).getFirst().needsPacking())
                    .isTrue();
        }
    }

    @Test
    void a_snapshot_does_not_see_what_is_booked_after_it_was_opened() {
        long customer = keys[4];
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, SCOPE)) {
            int before = snapshot.ledgerOf(customer).invoices().size();
            new DemoBooks(jdbc)
                    .bookInvoice(
                            customer,
                            "LATE-1",
                            LocalDate.of(2026, 10, 1),
                            LocalDate.of(2026, 11, 1),
                            LocalDate.of(2026, 10, 1),
                            12_345);
            assertThat(snapshot.ledgerOf(customer).invoices().size()).isEqualTo(before);
            jdbc.update("delete from ledger.invoice where number = 'LATE-1'");
        }
    }

    private long revision(long customer) {
        Long revision =
                jdbc.queryForObject("select revision from ledger.revision where customer_id = ?", Long.class, customer);
        return revision == null ? 0 : revision;
    }

    private void pack(long customer, long revision, byte[] bytes) throws SQLException {
        var row = new CopyBuffer()
                .row(4)
                .bigint(customer)
                .bigint(revision)
                .smallint(LedgerCodec.VERSION)
                .bytea(bytes);
        try (Connection connection = database.getConnection()) {
            CopyBuffer.send(connection, AssessedBatch.COPY_PACKS, List.of(row));
        }
    }

    /** The demo's own ledger, its categories numbered from 1 within the customer as the database gives no numbers. */
    private static byte[] expected(int index) {
        Ledger ledger = COMPANY.ledgerOf(index);
        Orders orders = ledger.orders();
        var distinct = new TreeSet<Integer>();
        for (int row = 0; row < orders.size(); row++) {
            distinct.add(orders.category(row));
        }
        distinct.remove(0);
        List<Integer> numbered = List.copyOf(distinct);
        int[][] days = new int[6][orders.size()];
        long[] amounts = new long[orders.size()];
        for (int row = 0; row < orders.size(); row++) {
            days[0][row] = orders.orderedDay(row);
            days[1][row] = orders.requestedDay(row);
            days[2][row] = orders.closedDay(row);
            days[3][row] = orders.cancelledDay(row);
            days[4][row] = orders.knownDay(row);
            days[5][row] = orders.category(row) == 0 ? 0 : numbered.indexOf(orders.category(row)) + 1;
            amounts[row] = orders.amountMinor(row);
        }
        return LedgerCodec.encode(new Ledger(
                ledger.invoices(),
                ledger.settlements(),
                ledger.receipts(),
                ledger.creditMemos(),
                new Orders(days[0], days[1], days[2], days[3], days[4], amounts, days[5]),
                ledger.deliveries(),
                ledger.disputes()));
    }
}

package io.ballast.server.assessment;

import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.ExchangeRate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One unchanging view of all facts: a REPEATABLE READ transaction on a connection of its own. What another transaction
 * commits meanwhile is not seen, so that no assessment mixes two states of the books.
 *
 * <p>Its methods may be called from several threads; they take turns on the connection.
 */
final class FactsSnapshot implements AutoCloseable {
    /** Documents read into memory at once, about 70 bytes each. */
    private static final long ROWS_AT_ONCE = 1_500_000;

    private static final int MOST_CUSTOMERS_AT_ONCE = 10_000;
    private static final int FEWEST_CUSTOMERS_AT_ONCE = 100;

    /** From this share of the customers of a range on, reading the range is cheaper than naming them. */
    private static final int DENSE_QUARTERS = 1;

    /** Packed ledgers travel as bytes from the first statement on, not as hexadecimal text until the fifth. */
    private static final int BINARY_AT_ONCE = -1;

    private static final String BEGIN = "set transaction isolation level repeatable read, read only";

    private final Connection connection;
    private final int usualThreshold;
    private final JdbcClient jdbc;
    private final RunScope scope;
    private final Map<String, ExchangeRate> rates = new HashMap<>();

    private FactsSnapshot(Connection connection, RunScope scope) throws SQLException {
        this.connection = connection;
        PGConnection driver = connection.unwrap(PGConnection.class);
        this.usualThreshold = driver.getPrepareThreshold();
        driver.setPrepareThreshold(BINARY_AT_ONCE);
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.scope = scope;
    }

    /** Opens a snapshot of this moment, to read many customers. */
    static FactsSnapshot open(DataSource database, RunScope scope) {
        return open(database, scope, BEGIN);
    }

    /** Opens a snapshot of this moment, to read a few customers by statements whose plans are made once. */
    static FactsSnapshot ofFew(DataSource database, RunScope scope) {
        return open(database, scope, BEGIN + "; set local plan_cache_mode = force_generic_plan");
    }

    private static FactsSnapshot open(DataSource database, RunScope scope, String begin) {
        try {
            Connection connection = database.getConnection();
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(begin);
                return new FactsSnapshot(connection, scope);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot open a snapshot of the facts", e);
        }
    }

    RunScope scope() {
        return scope;
    }

    /** Keys of all customers, ascending. */
    synchronized long[] customers() {
        return keys(jdbc.sql(FactsSql.CUSTOMERS));
    }

    /** Keys of the customers whose facts are not those this run assessed, ascending; those it lacks included. */
    synchronized long[] changedSince(long run) {
        return keys(jdbc.sql(FactsSql.CHANGED).param("run", run));
    }

    /** How many customers have no valid packed ledger. */
    synchronized long notPacked() {
        return jdbc.sql(FactsSql.NOT_PACKED)
                .param("packVersion", LedgerCodec.VERSION)
                .query(Long.class)
                .single();
    }

    /** How many of so many customers to read at once, so that memory holds their documents even if none is packed. */
    synchronized int customersAtOnce(int customers) {
        long rows = jdbc.sql(FactsSql.ROWS_ESTIMATE).query(Long.class).single();
        long rowsEach = Math.max(20, rows / Math.max(1, customers));
        return Math.clamp(ROWS_AT_ONCE / rowsEach, FEWEST_CUSTOMERS_AT_ONCE, MOST_CUSTOMERS_AT_ONCE);
    }

    /**
     * The facts of these customers.
     *
     * @param customers keys, ascending
     */
    synchronized List<Dossier> read(long[] customers) {
        if (customers.length == 0) {
            return List.of();
        }
        List<FactsRow> rows = heads(customers);
        long[] cold = rows.stream()
                .filter(row -> row.packed().isEmpty())
                .mapToLong(row -> row.head().customerId())
                .toArray();
        LedgerAssembly assembly = new LedgerAssembly(documents(cold, rows.size()), cold.length);
        List<Dossier> dossiers = new ArrayList<>(rows.size());
        for (FactsRow row : rows) {
            dossiers.add(new Dossier(
                    row.head(),
                    row.packed()
                            .<Dossier.Documents>map(Dossier.Documents.Packed::new)
                            .orElseGet(() -> {
                                int index = Arrays.binarySearch(cold, row.head().customerId());
                                return new Dossier.Documents.Rows(assembly, index);
                            })));
        }
        return dossiers;
    }

    /** The ledger of one customer from the normalised tables, whatever the packed projection says. */
    synchronized Ledger ledgerOf(long customer) {
        return new LedgerAssembly(documentsOfOne(customer), 1).ledger(0);
    }

    /** The end of the snapshot; the connection goes back to where it came from. */
    @Override
    public synchronized void close() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.unwrap(PGConnection.class).setPrepareThreshold(usualThreshold);
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot close a snapshot of the facts", e);
        }
    }

    private List<FactsRow> heads(long[] customers) {
        return jdbc.sql(FactsSql.HEADS)
                .param("asOf", scope.asOf())
                .param("previousRun", scope.previousRun().orElse(-1))
                .param("packVersion", LedgerCodec.VERSION)
                .param("customers", array(customers))
                .query((row, index) -> FactsRow.of(row, this))
                .list();
    }

    private DocumentRows documents(long[] cold, int asked) {
        if (cold.length == 1) {
            return documentsOfOne(cold[0]);
        }
        DocumentRows documents = new DocumentRows();
        if (cold.length == 0) {
            return documents;
        }
        String sql = cold.length * 4L >= (long) asked * DENSE_QUARTERS
                ? FactsSql.documentsBetween(cold[0], cold[cold.length - 1])
                : FactsSql.documentsOf(array(cold));
        try (CopyRows rows = new CopyRows(connection, sql)) {
            while (rows.next()) {
                documents.add(rows, cold);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot read documents", e);
        }
        return documents;
    }

    private DocumentRows documentsOfOne(long customer) {
        DocumentRows documents = new DocumentRows();
        jdbc.sql(FactsSql.DOCUMENTS_OF_ONE).param("customer", customer).query((ResultSet row) -> documents.add(row));
        return documents;
    }

    /**
     * An amount of the master record in the reporting currency. Without a rate for its currency it counts as not
     * known, which costs coverage rather than correctness.
     */
    OptionalLong reported(OptionalLong minor, String currency) {
        if (minor.isEmpty() || currency.equals(scope.currency().code())) {
            return minor;
        }
        if (rates.isEmpty()) {
            loadRates();
        }
        ExchangeRate rate = rates.get(currency);
        if (rate == null) {
            return OptionalLong.empty();
        }
        var amount = io.ballast.engine.value.Money.of(minor.getAsLong(), Currency.of(currency));
        return OptionalLong.of(rate.convert(amount).minor());
    }

    private void loadRates() {
        jdbc.sql(FactsSql.RATES).param("asOf", scope.asOf()).query((ResultSet row) -> {
            String currency = row.getString("currency");
            if (!currency.equals(scope.currency().code())) {
                rates.put(
                        currency,
                        new ExchangeRate(
                                Currency.of(currency),
                                scope.currency(),
                                row.getBigDecimal("rate"),
                                row.getObject("day", LocalDate.class),
                                row.getString("source")));
            }
        });
    }

    private static long[] keys(JdbcClient.StatementSpec statement) {
        return statement.query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    static String array(long[] keys) {
        return LongStream.of(keys).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

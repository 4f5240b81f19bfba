package io.ballast.server.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * The temporary tables of one import, in the transaction of the caller; they vanish with it.
 *
 * <p>{@code staged_rejection} holds the first fault of every row of the file that must not be loaded;
 * {@code touched_customer} holds the customers of which anything was added or changed.
 */
@Component
public class Staging {
    private static final List<String> TABLES = List.of("""
        create temporary table staged_rejection (
            row_number bigint primary key,
            field text not null,
            value text not null,
            rule text not null
        ) on commit drop""", """
        create temporary table touched_customer (
            customer_id bigint primary key
        ) on commit drop""");

    private static final String COPY_REJECTION = """
        copy staged_rejection (row_number, field, value, rule)
        from stdin (format binary)""";

    private static final String REJECTIONS = """
        select row_number, field, value, rule
        from staged_rejection
        order by row_number""";

    private static final String REJECTION_COUNT = """
        select count(*)
        from staged_rejection""";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final SQLExceptionTranslator translator;

    Staging(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.translator = new SQLErrorCodeSQLExceptionTranslator(dataSource);
    }

    /** Creates the tables; a transaction must be under way. */
    public void open() {
        TABLES.forEach(table -> jdbc.sql(table).update());
    }

    /** Drops the temporary tables of the import before its transaction ends, so that another one may follow in it. */
    public void close() {
        jdbc.sql("discard temp").update();
    }

    /** Rows of the file that the reader itself could not understand. */
    public Tuples rejections(Consumer<Block> full) {
        return new Tuples(COPY_REJECTION, 4, full);
    }

    /** Copies the rows of a block into their temporary table. */
    public void load(Block block) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(block.copy());
            try {
                copy.writeToCopy(block.bytes().array(), 0, block.bytes().limit());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw translated(block.copy(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private RuntimeException translated(String copy, SQLException e) {
        RuntimeException translated = translator.translate("copy", copy, e);
        return translated == null ? new IllegalStateException("Copy failed", e) : translated;
    }

    /** How many rows of the file are rejected so far. */
    public long rejectionCount() {
        return jdbc.sql(REJECTION_COUNT).query(Long.class).single();
    }

    /** Every rejected row of the file, in its order, one at a time. */
    public void eachRejection(Consumer<Rejection> consumer) {
        jdbc.sql(REJECTIONS).withFetchSize(1000).query(row -> {
            consumer.accept(new Rejection(
                    row.getLong("row_number"), row.getString("field"), row.getString("value"), row.getString("rule")));
        });
    }
}

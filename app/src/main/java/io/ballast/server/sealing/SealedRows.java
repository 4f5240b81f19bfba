package io.ballast.server.sealing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The rows of any sealed column; which columns there are, their owners say. */
@Repository
class SealedRows {
    private final JdbcClient jdbc;

    SealedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A value and the key of its row, as text. */
    static final class Row {
        private final String key;
        private final byte[] value;

        private Row(String key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        String key() {
            return key;
        }

        byte[] value() {
            return value;
        }
    }

    boolean hasValues(SealedColumn column) {
        return jdbc.sql("select exists (select 1 from %s where %s is not null)"
                        .formatted(column.table(), column.column()))
                .query(Boolean.class)
                .single();
    }

    /** How many values each key has sealed, by its id. */
    Map<String, Long> counts(SealedColumn column) {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                        select encode(substring(%1$s from 1 for 5), 'hex') as head, count(*) as n
                        from %2$s
                        where %1$s is not null
                        group by head
                        order by head""".formatted(column.column(), column.table())).query(row -> {
            counts.put(KeyId.ofHead(row.getString("head")), row.getLong("n"));
        });
        return counts;
    }

    /** How many values still lie in clear text. */
    long inClear(SealedColumn column) {
        return column.clear()
                .map(clear -> jdbc.sql("select count(*) from %s where %s is not null".formatted(column.table(), clear))
                        .query(Long.class)
                        .single())
                .orElse(0L);
    }

    /** How many values another key than this one has sealed. */
    long sealedByOthers(SealedColumn column, int current) {
        return jdbc.sql("select count(*) from %1$s where %2$s is not null and substring(%2$s from 1 for 5) <> :current"
                        .formatted(column.table(), column.column()))
                .param("current", KeyId.head(current))
                .query(Long.class)
                .single();
    }

    /** Some values that another key than this one has sealed, locked; those that others hold just now are left out. */
    List<Row> sealedByOthers(SealedColumn column, int current, List<String> except, int atMost) {
        return jdbc.sql("""
                        select %1$s::text as key, %2$s as value
                        from %3$s
                        where %2$s is not null
                          and substring(%2$s from 1 for 5) <> :current
                          and %1$s::text <> all(:except)
                        limit :limit
                        for update skip locked""".formatted(column.key(), column.column(), column.table()))
                .param("current", KeyId.head(current))
                .param("except", new SqlArrayValue("text", except.toArray()))
                .param("limit", atMost)
                .query((row, number) -> new Row(row.getString("key"), row.getBytes("value")))
                .list();
    }

    /** Some values in clear text, as bytes, locked. */
    List<Row> inClear(SealedColumn column, String clear, int atMost) {
        return jdbc.sql("""
                        select %1$s::text as key, convert_to(%2$s, 'UTF8') as value
                        from %3$s
                        where %2$s is not null
                        limit :limit
                        for update""".formatted(column.key(), clear, column.table()))
                .param("limit", atMost)
                .query((row, number) -> new Row(row.getString("key"), row.getBytes("value")))
                .list();
    }

    void write(SealedColumn column, String key, byte[] sealed, Optional<byte[]> lookup) {
        String sets = column.column() + " = :sealed"
                + column.lookup().map(name -> ", " + name + " = :lookup").orElse("")
                + column.clear().map(name -> ", " + name + " = null").orElse("");
        JdbcClient.StatementSpec statement = jdbc.sql("update %s set %s where %s = cast(:key as %s)"
                        .formatted(column.table(), sets, column.key(), column.keyType()))
                .param("sealed", sealed)
                .param("key", key);
        if (column.lookup().isPresent()) {
            statement = statement.param("lookup", lookup.orElseThrow());
        }
        statement.update();
    }
}

package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Data sets as they are stored. */
@Repository
class DataSetRows {
    private static final String ADD = """
        insert into modellab.data_set (
          request_key, name, source, definition, horizon_days, row_count, event_count, column_count, first_day,
          last_day, left_out, refused, hash, packed, created_by, created_at)
        values (
          :key, :name, :source, :definition::json, :horizon, :rows, :events, :columns, :first, :last,
          :leftOut::json, :refused::json, :hash, :packed, :by, now())
        returning id""";

    private static final String SHOWN = """
        select id, name, source, definition::text as definition, horizon_days, row_count, event_count, column_count,
          first_day, last_day, left_out::text as left_out, refused::text as refused, hash, created_by, created_at
        from modellab.data_set
        """;
    private static final String BY_ID = SHOWN + "where id = :id";
    private static final String BY_KEY = SHOWN + "where request_key = :key";
    private static final String NEWEST = SHOWN + "order by id desc limit :most";

    private static final TypeReference<LinkedHashMap<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DataSetRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is stored beside the rows. */
    record Head(
            String key,
            String name,
            StoredDataSet.Source source,
            Map<String, String> definition,
            int horizonDays,
            Map<String, Integer> leftOut,
            Map<String, String> refused) {}

    long add(Head head, KeptDataSet kept, String by) {
        DataSet set = kept.set();
        return jdbc.sql(ADD)
                .param("key", head.key())
                .param("name", head.name())
                .param("source", head.source().name())
                .param("definition", json.writeValueAsString(head.definition()))
                .param("horizon", head.horizonDays())
                .param("rows", set.rows())
                .param("events", set.sample().events())
                .param("columns", set.sample().columns().size())
                .param("first", day(set, 0), Types.DATE)
                .param("last", day(set, set.rows() - 1), Types.DATE)
                .param("leftOut", json.writeValueAsString(head.leftOut()))
                .param("refused", json.writeValueAsString(head.refused()))
                .param("hash", kept.hash())
                .param("packed", kept.zipped())
                .param("by", by)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static @Nullable LocalDate day(DataSet set, int row) {
        return set.isDated() ? set.day(row).orElse(null) : null;
    }

    Optional<StoredDataSet> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(this::stored).optional();
    }

    Optional<StoredDataSet> byKey(String key) {
        return jdbc.sql(BY_KEY).param("key", key).query(this::stored).optional();
    }

    List<StoredDataSet> newest(int most) {
        return jdbc.sql(NEWEST).param("most", most).query(this::stored).list();
    }

    /** The rows of a data set. */
    Optional<DataSet> load(long id) {
        return jdbc.sql("select packed from modellab.data_set where id = :id")
                .param("id", id)
                .query((row, _) -> KeptDataSet.read(row.getBytes(1)))
                .optional();
    }

    private StoredDataSet stored(ResultSet row, int number) throws SQLException {
        return new StoredDataSet(
                row.getLong("id"),
                row.getString("name"),
                StoredDataSet.Source.valueOf(row.getString("source")),
                json.readValue(row.getString("definition"), WORDS),
                row.getInt("horizon_days"),
                row.getInt("row_count"),
                row.getInt("event_count"),
                row.getInt("column_count"),
                Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                json.readValue(row.getString("left_out"), new TypeReference<LinkedHashMap<String, Integer>>() {}),
                json.readValue(row.getString("refused"), WORDS),
                row.getString("hash"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}

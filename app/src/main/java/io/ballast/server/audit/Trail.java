package io.ballast.server.audit;

import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Slice;
import io.ballast.server.web.TableQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the trail. */
@Component
public class Trail {
    private static final String COLUMNS = """
            select id, at, actor, action, subject_type, subject_id, why, before::text, after::text, request_id,
                index, index < (select coalesce(max(size), 0) from audit.checkpoint) as is_signed
            from audit.entry
            left join audit.sequence on entry_id = id
            """;
    private static final String FILTER = """
            where (:anyActor or actor in (:actors))
              and (cast(:action as text) is null or starts_with(action, :action))
              and (cast(:subjectType as text) is null or subject_type = :subjectType)
              and (:anySubject or subject_id in (:subjects))
              and (cast(:since as timestamptz) is null or at >= :since)
              and (cast(:until as timestamptz) is null or at < :until)
            """;
    private static final String NEWEST_FIRST = COLUMNS + FILTER + "order by id desc limit :limit";
    private static final String OLDER = COLUMNS + FILTER + "and id < :border order by id desc limit :limit";
    private static final String NEWER = COLUMNS + FILTER + "and id > :border order by id limit :limit";
    private static final String OF_SUBJECT = COLUMNS + """
            where subject_type = :subjectType and subject_id in (:subjectIds)
            order by id desc
            limit :limit""";

    private static final String OF_ACTION = COLUMNS + """
            where action = :action
            order by id desc
            limit :limit""";

    private final JdbcClient jdbc;
    private final People people;
    private final ZoneId zone;

    Trail(JdbcClient jdbc, People people, ZoneId zone) {
        this.jdbc = jdbc;
        this.people = people;
        this.zone = zone;
    }

    /** The newest entries about one subject, for the fragment {@code audit/subject}. */
    public List<TrailEntry> of(String subjectType, String subjectId, int limit) {
        List<String> subjectIds =
                PersonalFields.isPersonalSubject(subjectType) ? written(subjectId) : List.of(subjectId);
        return named(jdbc.sql(OF_SUBJECT)
                .param("subjectType", subjectType)
                .param("subjectIds", subjectIds)
                .param("limit", limit)
                .query(Trail::entry)
                .list());
    }

    /** The newest entries of one action. */
    List<TrailEntry> done(String action, int limit) {
        return named(jdbc.sql(OF_ACTION)
                .param("action", action)
                .param("limit", limit)
                .query(Trail::entry)
                .list());
    }

    Slice<TrailEntry> page(TableQuery query) {
        Optional<Cursor> cursor = query.cursor();
        String sql = cursor.map(place -> place.isForward() ? OLDER : NEWER).orElse(NEWEST_FIRST);
        JdbcClient.StatementSpec statement = filtered(sql, query).param("limit", query.size() + 1);
        if (cursor.isPresent()) {
            statement = statement.param("border", borderOf(cursor.get()));
        }
        List<TrailEntry> fetched = named(statement.query(Trail::entry).list());
        return Slice.of(fetched, query, OptionalLong.empty(), entry -> List.of(Long.toString(entry.id())));
    }

    /** All entries that meet the filters, newest first; the caller closes the stream. */
    Stream<TrailEntry> all(TableQuery query, long limit) {
        var names = new HashMap<String, String>();
        return filtered(NEWEST_FIRST, query).param("limit", limit).withFetchSize(1000).query(Trail::entry).stream()
                .map(entry -> {
                    Set<String> unknown = entry.tokens();
                    unknown.removeAll(names.keySet());
                    if (!unknown.isEmpty()) {
                        names.putAll(people.values(unknown));
                    }
                    return entry.named(names).masked();
                });
    }

    /** One entry with all it says of people; {@link Revealing} writes down who has seen that. */
    Optional<TrailEntry> inFull(long id) {
        return jdbc.sql(COLUMNS + "where id = :id").param("id", id).query(Trail::entry).list().stream()
                .map(entry -> entry.named(people.values(entry.tokens())))
                .findFirst();
    }

    /** How often somebody did something since then. */
    long times(String action, String actor, Instant since) {
        return jdbc.sql("""
                        select count(*)
                        from audit.entry
                        where action = :action and actor in (:actors) and at >= :since""")
                .param("action", action)
                .param("actors", written(actor))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The same entries with the names that their tokens stand for, masked. */
    private List<TrailEntry> named(List<TrailEntry> entries) {
        var tokens = new TreeSet<String>();
        entries.forEach(entry -> tokens.addAll(entry.tokens()));
        Map<String, String> names = people.values(tokens);
        return entries.stream().map(entry -> entry.named(names).masked()).toList();
    }

    List<String> subjectTypes() {
        return jdbc.sql("select distinct subject_type from audit.entry order by subject_type limit 100")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, TableQuery query) {
        return jdbc.sql(sql)
                .param("anyActor", query.filter("actor").isEmpty())
                .param("actors", query.filter("actor").map(this::written).orElse(List.of("")))
                .param("action", query.filter("action").orElse(null), java.sql.Types.VARCHAR)
                .param("subjectType", query.filter("type").orElse(null), java.sql.Types.VARCHAR)
                .param("anySubject", query.filter("id").isEmpty())
                .param("subjects", query.filter("id").map(this::written).orElse(List.of("")))
                .param("since", start(query.filter("from"), 0), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", start(query.filter("to"), 1), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** How a name may stand in an entry: as it is, or as one of its tokens. */
    private List<String> written(String name) {
        List<String> written = new ArrayList<>(people.tokensOf(name));
        written.add(name);
        return written;
    }

    /** Midnight at the start of the day, some days later. */
    private @Nullable OffsetDateTime start(Optional<String> day, int plusDays) {
        try {
            return day.map(LocalDate::parse)
                    .map(parsed -> parsed.plusDays(plusDays).atStartOfDay(zone).toOffsetDateTime())
                    .orElse(null);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("web.table.fault");
        }
    }

    private static long borderOf(Cursor place) {
        String value = place.values().getFirst();
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    private static TrailEntry entry(ResultSet row, int number) throws SQLException {
        return new TrailEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("why"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                row.getString("request_id"),
                index(row),
                state(row));
    }

    private static OptionalLong index(ResultSet row) throws SQLException {
        long index = row.getLong("index");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(index);
    }

    private static TrailEntry.State state(ResultSet row) throws SQLException {
        if (index(row).isEmpty()) {
            return TrailEntry.State.RECORDED;
        }
        return row.getBoolean("is_signed") ? TrailEntry.State.SIGNED : TrailEntry.State.SEQUENCED;
    }
}

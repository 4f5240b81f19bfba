package io.ballast.server.assessment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Filters of the customer list that people keep under a name, and the columns each of them chose. */
@Repository
class SavedViews {
    /** Views a person can keep; the list shows no more of others' shared ones. */
    static final int MOST = 50;

    private static final String OF_USER = """
        select id, owner, name, is_shared, query
        from assessment.saved_view
        where owner = :user or is_shared
        order by owner <> :user, name, id
        limit :most""";

    private static final String SAVE = """
        insert into assessment.saved_view (owner, name, is_shared, query)
        select :user, :name, :shared, :query
        where (
          select count(*)
          from assessment.saved_view
          where owner = :user) < :most
        on conflict (owner, name) do update set is_shared = excluded.is_shared, query = excluded.query""";

    private static final String DROP = """
        delete from assessment.saved_view
        where id = :id and owner = :user""";

    private static final String COLUMNS = """
        select columns
        from assessment.column_choice
        where username = :user""";

    private static final String CHOOSE = """
        insert into assessment.column_choice (username, columns)
        values (:user, :columns)
        on conflict (username) do update set columns = excluded.columns
        where assessment.column_choice.columns is distinct from excluded.columns""";

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A view; the query is the part of its address behind the question mark. */
    record View(long id, String owner, String name, boolean isShared, String query) {}

    /** This user's views, then those others share. */
    List<View> of(String user) {
        return jdbc.sql(OF_USER)
                .param("user", user)
                .param("most", 2 * MOST)
                .query((row, _) -> new View(
                        row.getLong("id"),
                        row.getString("owner"),
                        row.getString("name"),
                        row.getBoolean("is_shared"),
                        row.getString("query")))
                .list();
    }

    /** Keeps a view, in place of one of the same name; false if the user keeps too many. */
    boolean save(String user, String name, boolean isShared, String query) {
        return jdbc.sql(SAVE)
                        .param("user", user)
                        .param("name", name)
                        .param("shared", isShared)
                        .param("query", query)
                        .param("most", MOST)
                        .update()
                == 1;
    }

    /** Drops one of the user's own views; false if it is not. */
    boolean drop(String user, long id) {
        return jdbc.sql(DROP).param("id", id).param("user", user).update() == 1;
    }

    /** Keys of the columns the user chose last; empty for the usual ones. */
    Set<String> columns(String user) {
        return jdbc.sql(COLUMNS)
                .param("user", user)
                .query((row, _) -> Stream.of((String[]) row.getArray("columns").getArray()))
                .optional()
                .map(columns -> columns.collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    void choose(String user, Set<String> columns) {
        jdbc.sql(CHOOSE)
                .param("user", user)
                .param(
                        "columns",
                        new SqlArrayValue("text", columns.stream().sorted().toArray()))
                .update();
    }
}

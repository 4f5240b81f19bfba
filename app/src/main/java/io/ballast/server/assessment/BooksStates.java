package io.ballast.server.assessment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * In which state the data behind a figure are, as a text that is another one after every change: a door for whoever
 * keeps figures in memory. What was computed after reading a state is good for as long as the state is read again.
 */
@Repository
public class BooksStates {
    /** Rows of a published run are only replaced together with the row of the run: its xmin is another one then. */
    private static final String OF_RUNS = """
        select concat_ws('/',
          (select count(*) || '.' || coalesce(sum(id), 0)
            from customers.change),
          (select string_agg(r.id || '.' || r.xmin::text, ',' order by r.id)
            from assessment.run r
            where r.id = any (:runs)))""";

    private static final String OF_DOCUMENTS = """
        select count(*) || '.' || coalesce(sum(id), 0)
        from ledger.change""";

    private static final String OF_EVERYTHING = """
        select concat_ws('/',
          (select count(*) || '.' || coalesce(sum(id), 0)
            from customers.change),
          (select count(*) || '.' || coalesce(sum(id), 0)
            from ledger.change),
          (select r.id || '.' || r.xmin::text
            from assessment.published p
            join assessment.run r on r.id = p.run_id))""";

    private final JdbcClient jdbc;

    BooksStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the customers and of what these runs said of them. */
    public String ofRuns(Long... runs) {
        return jdbc.sql(OF_RUNS)
                .param("runs", new SqlArrayValue("bigint", (Object[]) runs))
                .query(String.class)
                .single();
    }

    /** Of all documents, whoever the customers belong to. */
    public String ofDocuments() {
        return jdbc.sql(OF_DOCUMENTS).query(String.class).single();
    }

    /** Of the customers, their documents and the run in force. */
    public String ofEverything() {
        return jdbc.sql(OF_EVERYTHING).query(String.class).single();
    }
}

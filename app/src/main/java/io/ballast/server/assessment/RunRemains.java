package io.ballast.server.assessment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of runs that are not published: what a crash or a cancel leaves behind. */
@Repository
class RunRemains {
    private static final String DROP_ASSESSMENTS = """
        delete from assessment.assessment
        where run_id = :run and (:isAll or customer_id = any (cast(:customers as bigint[])))""";

    private static final String DROP_EVIDENCE = """
        delete from assessment.evidence
        where run_id = :run and (:isAll or customer_id = any (cast(:customers as bigint[])))""";

    private static final String COUNT = """
        select count(*)
        from assessment.assessment
        where run_id = :run""";

    private final JdbcClient jdbc;

    RunRemains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(long run) {
        return jdbc.sql(COUNT).param("run", run).query(Integer.class).single();
    }

    /** Drops all rows of a run. */
    @Transactional
    public void drop(long run) {
        drop(run, true, "{}");
    }

    /** Drops the rows of these customers. */
    @Transactional
    public void drop(long run, long[] customers) {
        drop(run, false, FactsSnapshot.array(customers));
    }

    private void drop(long run, boolean isAll, String customers) {
        jdbc.sql(DROP_ASSESSMENTS)
                .param("run", run)
                .param("isAll", isAll)
                .param("customers", customers)
                .update();
        jdbc.sql(DROP_EVIDENCE)
                .param("run", run)
                .param("isAll", isAll)
                .param("customers", customers)
                .update();
    }
}

package io.ballast.server.contracts;

import io.ballast.server.staging.UndoRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes back what a batch did to terms and limits, in the transaction of the caller. */
@Component
public class TermsUndo {
    private static final String CHANGED_LATER = """
        select count(*)
        from contracts.before_image
        where batch_id > :batch and (before ->> 'batch_id')::bigint = :batch""";

    private static final String TOUCH = """
        insert into touched_customer (customer_id)
        select distinct customer_id
        from contracts.terms
        where batch_id = :batch
        on conflict do nothing""";

    private static final String DELETE_ADDED = """
        delete from contracts.terms t
        where t.batch_id = :batch
          and not exists (
            select
            from contracts.before_image b
            where b.batch_id = :batch and b.terms_id = t.id)""";

    private static final String RESTORE_CHANGED = """
        update contracts.terms t
        set limit_kind = r.limit_kind, limit_minor = r.limit_minor, currency = r.currency, terms_days = r.terms_days,
            valid_from = r.valid_from, valid_to = r.valid_to, batch_id = r.batch_id
        from contracts.before_image b, jsonb_populate_record(null::contracts.terms, b.before) r
        where b.batch_id = :batch and b.terms_id = t.id""";

    private static final String FORGET = """
        delete from contracts.before_image
        where batch_id = :batch""";

    private static final String KEEP_NAMED = """
        delete from leaving_customer l
        where exists (select from contracts.terms t where t.customer_id = l.customer_id)""";

    private final JdbcClient jdbc;

    TermsUndo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws UndoRefused if a later batch changed what this one wrote */
    public void check(long batch) {
        long rows =
                jdbc.sql(CHANGED_LATER).param("batch", batch).query(Long.class).single();
        if (rows > 0) {
            throw new UndoRefused("changed_later", rows);
        }
    }

    /** Takes the terms back. */
    public void undo(long batch) {
        jdbc.sql(TOUCH).param("batch", batch).update();
        jdbc.sql(DELETE_ADDED).param("batch", batch).update();
        jdbc.sql(RESTORE_CHANGED).param("batch", batch).update();
        jdbc.sql(FORGET).param("batch", batch).update();
        jdbc.sql(KEEP_NAMED).update();
        for (SideLimitSql limits : SideLimitSql.values()) {
            jdbc.sql(limits.touch()).param("batch", batch).update();
            jdbc.sql(limits.takeBack()).param("batch", batch).update();
            jdbc.sql(limits.keepNamed()).update();
        }
    }
}

package io.ballast.server.ledger;

import io.ballast.server.staging.UndoRefused;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back what a batch did to documents, in the transaction of the caller: what it added goes, what it changed
 * becomes what it was. Refused where later batches changed the same rows or refer to them.
 */
@Component
public class LedgerUndo {
    /** In the order in which they may be deleted: what refers goes before what it refers to. */
    private static final List<String> TABLES =
            List.of("settlement", "dispute", "bill", "delivery", "sales_order", "credit_memo", "receipt", "invoice");

    private static final String CHANGED_LATER = """
        select count(*)
        from ledger.before_image
        where batch_id > :batch and (before ->> 'batch_id')::bigint = :batch""";

    private static final String REFERRED_TO_LATER = """
        with added as (
            select i.id
            from ledger.invoice i
            where i.batch_id = :batch
              and not exists (
                select
                from ledger.before_image b
                where b.batch_id = :batch and b.document = 'invoice' and b.row_id = i.id)
        )
        select (select count(*) from ledger.settlement s join added a on a.id = s.invoice_id
                where s.batch_id is distinct from :batch)
            + (select count(*) from ledger.dispute d join added a on a.id = d.invoice_id
                where d.batch_id is distinct from :batch)""";

    private static final String TOUCH = """
        insert into touched_customer (customer_id)
        select distinct customer_id
        from ledger.{table}
        where batch_id = :batch
        on conflict do nothing""";

    private static final String DELETE_ADDED = """
        delete from ledger.{table} t
        where t.batch_id = :batch
          and not exists (
            select
            from ledger.before_image b
            where b.batch_id = :batch and b.document = '{table}' and b.row_id = t.id)""";

    private static final String COLUMNS = """
        select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
        from information_schema.columns
        where table_schema = 'ledger' and table_name = :table and column_name <> 'id'""";

    private static final String RESTORE_CHANGED = """
        update ledger.{table} t
        set ({columns}) = (select {columns} from jsonb_populate_record(null::ledger.{table}, b.before))
        from ledger.before_image b
        where b.batch_id = :batch and b.document = '{table}' and b.row_id = t.id""";

    private static final String FORGET = """
        delete from ledger.before_image
        where batch_id = :batch""";

    /** Customers that other documents still name do not leave. */
    private static final String KEEP_NAMED = """
        delete from leaving_customer l
        where exists (select from ledger.invoice d where d.customer_id = l.customer_id)
           or exists (select from ledger.receipt d where d.customer_id = l.customer_id)
           or exists (select from ledger.credit_memo d where d.customer_id = l.customer_id)
           or exists (select from ledger.sales_order d where d.customer_id = l.customer_id)
           or exists (select from ledger.delivery d where d.customer_id = l.customer_id)
           or exists (select from ledger.dispute d where d.customer_id = l.customer_id)
           or exists (select from ledger.bill d where d.customer_id = l.customer_id)""";

    private static final String BUMP = """
        insert into ledger.revision (customer_id, revision, changed_at, batch_id)
        select customer_id, 1, now(), :batch
        from touched_customer
        on conflict (customer_id) do update
        set revision = ledger.revision.revision + 1, changed_at = excluded.changed_at, batch_id = excluded.batch_id""";

    private static final String FORGET_REVISIONS = """
        delete from ledger.revision
        where customer_id in (select customer_id from leaving_customer)""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    LedgerUndo(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @throws UndoRefused if later batches build on this one */
    public void check(long batch) {
        refuseIfAny("changed_later", CHANGED_LATER, batch);
        refuseIfAny("referred_to_later", REFERRED_TO_LATER, batch);
    }

    private void refuseIfAny(String reason, String sql, long batch) {
        long rows = jdbc.sql(sql).param("batch", batch).query(Long.class).single();
        if (rows > 0) {
            throw new UndoRefused(reason, rows);
        }
    }

    /** Takes the documents back and tells which of {@code leaving_customer} nothing here refers to any more. */
    public void undo(long batch) {
        for (String table : TABLES) {
            jdbc.sql(TOUCH.replace("{table}", table)).param("batch", batch).update();
            jdbc.sql(DELETE_ADDED.replace("{table}", table))
                    .param("batch", batch)
                    .update();
            String columns =
                    jdbc.sql(COLUMNS).param("table", table).query(String.class).single();
            jdbc.sql(RESTORE_CHANGED.replace("{table}", table).replace("{columns}", columns))
                    .param("batch", batch)
                    .update();
        }
        jdbc.sql(FORGET).param("batch", batch).update();
        jdbc.sql(SettlementSql.SET_BASE).update();
        jdbc.sql(KEEP_NAMED).update();
        int customers = jdbc.sql(BUMP).param("batch", batch).update();
        if (customers > 0) {
            events.publishEvent(new DocumentsRecorded(batch, customers));
        }
    }

    /** Forgets the revisions of customers that leave for good; the last step before they do. */
    public void forgetLeaving() {
        jdbc.sql(FORGET_REVISIONS).update();
    }
}

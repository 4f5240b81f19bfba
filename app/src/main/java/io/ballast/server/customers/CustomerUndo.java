package io.ballast.server.customers;

import io.ballast.server.staging.UndoRefused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back what a batch did to customers, in the transaction of the caller. */
@Component
public class CustomerUndo {
    private static final String CHANGED_LATER = """
        select count(*)
        from customers.before_image
        where batch_id > :batch and (before ->> 'batch_id')::bigint = :batch""";

    private static final String LEAVING = """
        create temporary table leaving_customer on commit drop as
        select c.id as customer_id
        from customers.customer c
        where c.batch_id = :batch
          and not exists (
            select
            from customers.before_image b
            where b.batch_id = :batch and b.customer_id = c.id)""";

    private static final String TOUCH = """
        insert into touched_customer (customer_id)
        select id
        from customers.customer
        where batch_id = :batch
        on conflict do nothing""";

    private static final String RESTORE_CHANGED = """
        update customers.customer c
        set name = r.name, name_en = r.name_en, uscc = r.uscc, industry_code = r.industry_code,
            industry_section = r.industry_section, size_class = r.size_class, region = r.region, country = r.country,
            group_id = r.group_id, since = r.since, currency = r.currency,
            annual_purchases_minor = r.annual_purchases_minor, tangible_net_worth_minor = r.tangible_net_worth_minor,
            working_capital_minor = r.working_capital_minor, status = r.status,
            owner_code = case when c.is_owner_assigned then c.owner_code else r.owner_code end,
            department_code = r.department_code, version = c.version + 1, updated_at = now(), batch_id = r.batch_id
        from customers.before_image b, jsonb_populate_record(null::customers.customer, b.before) r
        where b.batch_id = :batch and b.customer_id = c.id""";

    private static final String FORGET = """
        delete from customers.before_image
        where batch_id = :batch""";

    private static final String DELETE_LEAVING = """
        delete from customers.customer
        where id in (select customer_id from leaving_customer)""";

    /** Customers that assessments remember stay, closed, so that what was decided can be explained. */
    private static final String CLOSE_LEAVING = """
        update customers.customer
        set status = 'CLOSED', version = version + 1, updated_at = now()
        where id in (select customer_id from leaving_customer)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate nested;

    CustomerUndo(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @throws UndoRefused if a later batch changed what this one wrote */
    public void check(long batch) {
        long rows =
                jdbc.sql(CHANGED_LATER).param("batch", batch).query(Long.class).single();
        if (rows > 0) {
            throw new UndoRefused("changed_later", rows);
        }
    }

    /** Restores the customers changed and lists those that were added in {@code leaving_customer}. */
    public void undo(long batch) {
        jdbc.sql(LEAVING).param("batch", batch).update();
        jdbc.sql(TOUCH).param("batch", batch).update();
        jdbc.sql(RESTORE_CHANGED).param("batch", batch).update();
        jdbc.sql(FORGET).param("batch", batch).update();
    }

    /**
     * Deletes the customers that nothing refers to any more.
     *
     * @param last what must go in the same step
     * @return whether they are gone; if an assessment still refers to any, all of them stay and are closed
     */
    public boolean deleteLeaving(Runnable last) {
        try {
            nested.executeWithoutResult(_ -> {
                last.run();
                jdbc.sql(DELETE_LEAVING).update();
            });
            return true;
        } catch (DataIntegrityViolationException e) {
            jdbc.sql(CLOSE_LEAVING).update();
            return false;
        }
    }
}

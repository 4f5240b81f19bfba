package io.ballast.server.ledger;

/** The statements that stage, check and merge disputes. */
final class DisputeSql {
    static final String TABLE = """
        create temporary table staged_dispute on commit drop as
        select 0::bigint as row_number, ''::text as customer_code, number, ''::text as invoice_number, opened_on,
            closed_on, known_on, currency, amount_minor, base_minor, reason
        from ledger.dispute
        with no data""";

    static final String COPY = """
        copy staged_dispute (
            row_number, customer_code, number, invoice_number, opened_on, closed_on, known_on, currency, amount_minor,
            base_minor, reason)
        from stdin (format binary)""";

    static final String REJECT_UNKNOWN_CUSTOMERS = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'customer', s.customer_code, 'unknown_customer'
        from staged_dispute s
        where not exists (select from customer_directory d where d.code = s.customer_code)
        on conflict do nothing""";

    static final String REJECT_UNKNOWN_INVOICES = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'invoice_number', s.invoice_number, 'unknown_invoice'
        from staged_dispute s
        join customer_directory d on d.code = s.customer_code
        where s.invoice_number is not null
          and not exists (
            select
            from ledger.invoice i
            where i.customer_id = d.id and i.number = s.invoice_number)
          and not exists (
            select
            from staged_invoice i
            where i.customer_code = s.customer_code and i.number = s.invoice_number
              and not exists (select from staged_rejection r where r.row_number = i.row_number))
        on conflict do nothing""";

    static final String REJECT_REPEATS = """
        insert into staged_rejection (row_number, field, value, rule)
        select row_number, 'number', number, 'repeats_earlier_row'
        from (
            select row_number, number,
                row_number() over (partition by customer_code, number order by row_number) as nth
            from staged_dispute s
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
        ) numbered
        where nth > 1
        on conflict do nothing""";

    /** A dispute of an invoice in instalments is booked on the first of them. */
    static final String MERGE = """
        with good as materialized (
            select d.id as customer_id, s.number, i.id as invoice_id, s.opened_on, s.closed_on, s.known_on, s.currency,
                s.amount_minor, s.base_minor, s.reason
            from staged_dispute s
            join customer_directory d on d.code = s.customer_code
            left join lateral (
                select i.id
                from ledger.invoice i
                where i.customer_id = d.id and i.number = s.invoice_number
                order by i.instalment
                limit 1
            ) i on true
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
        ), merged as (
            merge into ledger.dispute t
            using good s on t.customer_id = s.customer_id and t.number = s.number
            when matched and
                (t.invoice_id, t.opened_on, t.closed_on, t.known_on, t.currency, t.amount_minor, t.base_minor, t.reason)
                is distinct from
                (s.invoice_id, s.opened_on, s.closed_on, s.known_on, s.currency, s.amount_minor, s.base_minor, s.reason)
            then update set
                invoice_id = s.invoice_id, opened_on = s.opened_on, closed_on = s.closed_on, known_on = s.known_on,
                currency = s.currency, amount_minor = s.amount_minor, base_minor = s.base_minor, reason = s.reason,
                batch_id = :batch
            when not matched then
                insert (customer_id, number, invoice_id, opened_on, closed_on, known_on, currency, amount_minor,
                    base_minor, reason, batch_id)
                values (s.customer_id, s.number, s.invoice_id, s.opened_on, s.closed_on, s.known_on, s.currency,
                    s.amount_minor, s.base_minor, s.reason, :batch)
            returning merge_action() as action, t.id, t.customer_id,
                case merge_action() when 'UPDATE' then to_jsonb(old) end as before
        ), touched as (
            insert into touched_customer (customer_id)
            select distinct customer_id
            from merged
            on conflict do nothing
        ), kept as (
            insert into ledger.before_image (batch_id, document, row_id, before)
            select :batch, 'dispute', id, before
            from merged
            where action = 'UPDATE'
        )
        select count(*) filter (where action = 'INSERT') as added,
            count(*) filter (where action = 'UPDATE') as changed,
            (select count(*) from good) - count(*) as unchanged
        from merged""";

    private DisputeSql() {}
}

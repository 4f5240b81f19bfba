package io.ballast.server.ledger;

import java.util.List;

/** The statements that stage, check and merge settlements. */
final class SettlementSql {
    static final String TABLE = """
        create temporary table staged_settlement (
            row_number bigint not null,
            customer_code text not null,
            invoice_number text not null,
            kind text not null,
            source_number text not null,
            settled_on date not null,
            known_on date not null,
            amount_minor bigint not null
        ) on commit drop""";

    static final String COPY = """
        copy staged_settlement (
            row_number, customer_code, invoice_number, kind, source_number, settled_on, known_on, amount_minor)
        from stdin (format binary)""";

    static final String REJECT_UNKNOWN_INVOICES = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'invoice_number', s.invoice_number, 'unknown_invoice'
        from staged_settlement s
        left join customer_directory d on d.code = s.customer_code
        where not exists (
                select
                from ledger.invoice i
                where i.customer_id = d.id and i.number = s.invoice_number)
          and not exists (
                select
                from staged_invoice i
                where i.customer_code = s.customer_code and i.number = s.invoice_number
                  and not exists (select from staged_rejection r where r.row_number = i.row_number))
        on conflict do nothing""";

    /** One line for each source and invoice: what the file says that source settles of that invoice. */
    static final String CLAIMS = """
        create temporary table claim on commit drop as
        select d.id as customer_id, s.invoice_number, s.kind, s.source_number, s.settled_on,
          max(s.known_on) as known_on,
            sum(s.amount_minor)::bigint as amount_minor, min(s.row_number) as row_number
        from staged_settlement s
        join customer_directory d on d.code = s.customer_code
        where not exists (select from staged_rejection r where r.row_number = s.row_number)
        group by d.id, s.invoice_number, s.kind, s.source_number, s.settled_on""";

    static final String DROP_CLAIMS = "drop table claim";

    /** A source cannot give more than it has: what it settles elsewhere counts as well. */
    static final String REJECT_OVERDRAWN_SOURCES = """
        with claimed as (
            select customer_id, kind, source_number, sum(amount_minor) as amount_minor
            from claim
            group by customer_id, kind, source_number
        ), elsewhere as (
            select s.customer_id, s.kind, s.source_number, sum(s.amount_minor) as amount_minor
            from ledger.settlement s
            join ledger.invoice i on i.id = s.invoice_id
            join claimed c on c.customer_id = s.customer_id and c.kind = s.kind and c.source_number = s.source_number
            where not exists (
                select
                from claim k
                where k.customer_id = s.customer_id and k.invoice_number = i.number and k.kind = s.kind
                  and k.source_number = s.source_number and k.settled_on = s.settled_on)
            group by s.customer_id, s.kind, s.source_number
        ), source as (
            select d.id as customer_id, 'CASH' as kind, s.number, s.amount_minor
            from staged_receipt s
            join customer_directory d on d.code = s.customer_code
            union
            select d.id, 'CREDIT_MEMO', s.number, s.amount_minor
            from staged_credit_memo s
            join customer_directory d on d.code = s.customer_code
        ), overdrawn as (
            select c.customer_id, c.kind, c.source_number
            from claimed c
            left join elsewhere e using (customer_id, kind, source_number)
            join source s on s.customer_id = c.customer_id and s.kind = c.kind and s.number = c.source_number
            where c.amount_minor + coalesce(e.amount_minor, 0) > s.amount_minor
        )
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'applied_amount', s.amount_minor::text, 'exceeds_source'
        from staged_settlement s
        join customer_directory d on d.code = s.customer_code
        join overdrawn o on o.customer_id = d.id and o.kind = s.kind and o.source_number = s.source_number
        on conflict do nothing""";

    /**
     * The instalments of the invoices claimed, in their order, as they will be once the file is merged, with what
     * nobody else has settled of them.
     */
    static final String PAYABLES = """
        create temporary table payable on commit drop as
        with instalment as (
            select d.id as customer_id, s.number, s.instalment, s.amount_minor
            from staged_invoice s
            join customer_directory d on d.code = s.customer_code
            where (d.id, s.number) in (select customer_id, invoice_number from claim)
              and not exists (select from staged_rejection r where r.row_number = s.row_number)
            union all
            select i.customer_id, i.number, i.instalment, i.amount_minor
            from ledger.invoice i
            where (i.customer_id, i.number) in (select customer_id, invoice_number from claim)
              and not exists (
                select
                from staged_invoice s
                join customer_directory d on d.code = s.customer_code
                where d.id = i.customer_id and s.number = i.number and s.instalment = i.instalment
                  and not exists (select from staged_rejection r where r.row_number = s.row_number))
        ), settled as (
            select i.customer_id, i.number, i.instalment, sum(s.amount_minor) as amount_minor
            from ledger.invoice i
            join ledger.settlement s on s.invoice_id = i.id
            where (i.customer_id, i.number) in (select customer_id, invoice_number from claim)
              and not exists (
                select
                from claim k
                where k.customer_id = i.customer_id and k.invoice_number = i.number and k.kind = s.kind
                  and k.source_number = s.source_number and k.settled_on = s.settled_on)
            group by i.customer_id, i.number, i.instalment
        ), opened as (
            select n.customer_id, n.number, n.instalment,
                greatest(n.amount_minor - coalesce(s.amount_minor, 0), 0) as open_minor
            from instalment n
            left join settled s using (customer_id, number, instalment)
        )
        select customer_id, number, instalment,
            sum(open_minor) over in_order - open_minor as from_minor,
            sum(open_minor) over in_order as to_minor,
            sum(open_minor) over (partition by customer_id, number) as total_minor
        from opened
        window in_order as (partition by customer_id, number order by instalment)""";

    static final String DROP_PAYABLES = "drop table payable";

    /** A claim that is larger than all that is open of its invoice falls before it can push out smaller ones. */
    static final String REJECT_TOO_LARGE_CLAIMS = """
        with too_much as (
            select c.customer_id, c.invoice_number, c.kind, c.source_number, c.settled_on
            from claim c
            join (select distinct customer_id, number, total_minor from payable) p
                on p.customer_id = c.customer_id and p.number = c.invoice_number
            where c.amount_minor > p.total_minor
        )
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'applied_amount', s.amount_minor::text, 'exceeds_invoice'
        from staged_settlement s
        join customer_directory d on d.code = s.customer_code
        join too_much t on t.customer_id = d.id and t.invoice_number = s.invoice_number and t.kind = s.kind
            and t.source_number = s.source_number and t.settled_on = s.settled_on
        on conflict do nothing""";

    /** An invoice cannot be settled beyond its amount: the claim that would do so, and those after it, are refused. */
    static final String REJECT_OVERPAID_INVOICES = """
        with running as (
            select customer_id, invoice_number, kind, source_number, settled_on,
                sum(amount_minor) over (
                    partition by customer_id, invoice_number
                    order by settled_on, row_number, kind, source_number) as to_minor
            from claim
        ), too_much as (
            select r.customer_id, r.invoice_number, r.kind, r.source_number, r.settled_on
            from running r
            join (select distinct customer_id, number, total_minor from payable) p
                on p.customer_id = r.customer_id and p.number = r.invoice_number
            where r.to_minor > p.total_minor
        )
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'applied_amount', s.amount_minor::text, 'exceeds_invoice'
        from staged_settlement s
        join customer_directory d on d.code = s.customer_code
        join too_much t on t.customer_id = d.id and t.invoice_number = s.invoice_number and t.kind = s.kind
            and t.source_number = s.source_number and t.settled_on = s.settled_on
        on conflict do nothing""";

    /** Claims and instalments are laid side by side along the amount; where they overlap, one settles the other. */
    static final String MERGE = """
        with good as materialized (
            select c.customer_id, i.id as invoice_id, c.kind, c.source_number, c.settled_on, c.known_on,
                (least(c.to_minor, p.to_minor) - greatest(c.to_minor - c.amount_minor, p.from_minor))::bigint
                    as amount_minor,
                i.amount_minor = i.base_minor as is_base
            from (
                select customer_id, invoice_number, kind, source_number, settled_on, known_on, amount_minor,
                    sum(amount_minor) over (
                        partition by customer_id, invoice_number
                        order by settled_on, row_number, kind, source_number) as to_minor
                from claim
            ) c
            join payable p on p.customer_id = c.customer_id and p.number = c.invoice_number
                and p.from_minor < c.to_minor and p.to_minor > c.to_minor - c.amount_minor
            join ledger.invoice i on i.customer_id = p.customer_id and i.number = p.number
                and i.instalment = p.instalment
        ), merged as (
            merge into ledger.settlement t
            using good s on t.invoice_id = s.invoice_id and t.kind = s.kind and t.source_number = s.source_number
                and t.settled_on = s.settled_on
            when matched and (t.known_on, t.amount_minor) is distinct from (s.known_on, s.amount_minor) then
                update set known_on = s.known_on, amount_minor = s.amount_minor, batch_id = :batch
            when not matched then
                insert (customer_id, invoice_id, kind, source_number, settled_on, known_on, amount_minor, base_minor,
                    batch_id)
                values (s.customer_id, s.invoice_id, s.kind, s.source_number, s.settled_on, s.known_on, s.amount_minor,
                    case when s.is_base then s.amount_minor else 0 end, :batch)
            returning merge_action() as action, t.id, t.customer_id,
                case merge_action() when 'UPDATE' then to_jsonb(old) end as before
        ), touched as (
            insert into touched_customer (customer_id)
            select distinct customer_id
            from merged
            on conflict do nothing
        ), kept as (
            insert into ledger.before_image (batch_id, document, row_id, before)
            select :batch, 'settlement', id, before
            from merged
            where action = 'UPDATE'
        )
        select count(*) filter (where action = 'INSERT') as added,
            count(*) filter (where action = 'UPDATE') as changed,
            (select count(*) from good) - count(*) as unchanged
        from merged""";

    /** An invoice that became smaller than what is settled of it would owe less than nothing. */
    static final String REJECT_SHRUNK_INVOICES = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'amount', s.amount_minor::text, 'below_settled'
        from staged_invoice s
        join customer_directory d on d.code = s.customer_code
        join ledger.invoice i on i.customer_id = d.id and i.number = s.number and i.instalment = s.instalment
        where s.amount_minor < i.amount_minor
          and s.amount_minor < (select coalesce(sum(t.amount_minor), 0) from ledger.settlement t
              where t.invoice_id = i.id)
        on conflict do nothing""";

    /** Base amounts by cumulative rounding over the settlements of an invoice, in the order of days. */
    static final String SET_BASE = """
        update ledger.settlement s
        set base_minor = c.base_minor
        from (
            select t.id,
                round(i.base_minor::numeric * sum(t.amount_minor) over in_order / i.amount_minor)
                - round(i.base_minor::numeric * (sum(t.amount_minor) over in_order - t.amount_minor) / i.amount_minor)
                    as base_minor
            from ledger.settlement t
            join ledger.invoice i on i.id = t.invoice_id
            where t.customer_id in (select customer_id from touched_customer)
            window in_order as (partition by t.invoice_id order by t.settled_on, t.id)
        ) c
        where s.id = c.id and s.base_minor is distinct from c.base_minor""";

    /** Checks of what is claimed, in their order. */
    static final List<String> CHECKS =
            List.of(REJECT_OVERDRAWN_SOURCES, REJECT_TOO_LARGE_CLAIMS, REJECT_OVERPAID_INVOICES);

    private SettlementSql() {}
}

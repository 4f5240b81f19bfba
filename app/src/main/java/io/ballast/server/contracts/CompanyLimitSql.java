package io.ballast.server.contracts;

/** The statements that stage, check and add limits with single companies of ours, and take them back. */
final class CompanyLimitSql {
    static final String TABLE = """
        create temporary table staged_company_limit on commit drop as
        select 0::bigint as row_number, ''::text as customer_code, own_company, limit_kind, limit_minor, currency,
            valid_to
        from contracts.company_limit
        with no data""";

    static final String COPY = """
        copy staged_company_limit (
            row_number, customer_code, own_company, limit_kind, limit_minor, currency, valid_to)
        from stdin (format binary)""";

    static final String REJECT_UNKNOWN_CUSTOMERS = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'customer', s.customer_code, 'unknown_customer'
        from staged_company_limit s
        where not exists (select from customer_directory d where d.code = s.customer_code)
        on conflict do nothing""";

    static final String REJECT_UNKNOWN_COMPANIES = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'own_company', s.own_company, 'unknown_own_company'
        from staged_company_limit s
        where s.own_company <> ''
          and not exists (select from own_company_directory c where c.code = s.own_company)
        on conflict do nothing""";

    static final String REJECT_REPEATS = """
        insert into staged_rejection (row_number, field, value, rule)
        select row_number, 'own_company', own_company, 'repeats_earlier_row'
        from (
            select row_number, own_company,
                row_number() over (partition by customer_code, own_company order by row_number) as nth
            from staged_company_limit s
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
        ) numbered
        where nth > 1
        on conflict do nothing""";

    /** A file says what holds now: what differs from the limit in force begins today. */
    static final String ADD = """
        with good as materialized (
            select d.id as customer_id, s.own_company, s.limit_kind, s.limit_minor, s.currency, s.valid_to,
                l.id as old_id,
                (l.limit_kind, l.limit_minor, l.currency, l.valid_to)
                    is not distinct from (s.limit_kind, s.limit_minor, s.currency, s.valid_to) as is_same
            from staged_company_limit s
            join customer_directory d on d.code = s.customer_code
            left join lateral (
                select id, limit_kind, limit_minor, currency, valid_to
                from contracts.company_limit l
                where l.customer_id = d.id and l.own_company = s.own_company and l.valid_from <= :today
                  and l.batch_id is not null
                order by l.valid_from desc, l.id desc
                limit 1) l on true
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
        ), added as (
            insert into contracts.company_limit
                (customer_id, own_company, limit_kind, limit_minor, currency, valid_from, valid_to, batch_id)
            select customer_id, own_company, limit_kind, limit_minor, currency, :today, valid_to, :batch
            from good
            where not is_same
        ), touched as (
            insert into touched_customer (customer_id)
            select distinct customer_id
            from good
            where not is_same
            on conflict do nothing
        )
        select count(*) filter (where old_id is null) as added,
            count(*) filter (where old_id is not null and not is_same) as changed,
            count(*) filter (where is_same) as unchanged
        from good""";

    static final String KEPT_OUT = """
        select count(*)
        from staged_company_limit s
        join customer_directory d on d.code = s.customer_code
        join lateral (
            select limit_kind, limit_minor, currency
            from contracts.company_limit l
            where l.customer_id = d.id and l.own_company = s.own_company and l.request_id is not null
              and not l.is_temporary and l.valid_from <= :today
            order by l.valid_from desc, l.id desc
            limit 1) g on true
        where not exists (select from staged_rejection r where r.row_number = s.row_number)
          and s.limit_kind <> 'NONE'
          and (s.limit_kind, s.limit_minor, s.currency) is distinct from (g.limit_kind, g.limit_minor, g.currency)""";

    static final String TOUCH = """
        insert into touched_customer (customer_id)
        select distinct customer_id
        from contracts.company_limit
        where batch_id = :batch
        on conflict do nothing""";

    static final String TAKE_BACK = """
        delete from contracts.company_limit
        where batch_id = :batch""";

    static final String KEEP_NAMED = """
        delete from leaving_customer l
        where exists (select from contracts.company_limit t where t.customer_id = l.customer_id)""";

    private CompanyLimitSql() {}
}

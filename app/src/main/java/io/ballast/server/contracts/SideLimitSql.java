package io.ballast.server.contracts;

/** The statements that stage, check and add limits that files set beside whole ones, and take them back. */
enum SideLimitSql {
    /** With single companies of ours. */
    COMPANY("company_limit", "own_company"),
    /** For kinds of exposure. */
    KIND("kind_limit", "exposure_kind");

    /** Of limits with companies. */
    static final String REJECT_UNKNOWN_COMPANIES = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'own_company', s.own_company, 'unknown_own_company'
        from staged_company_limit s
        where s.own_company <> ''
          and not exists (select from own_company_directory c where c.code = s.own_company)
        on conflict do nothing""";

    /** Of limits with companies: those that another one beats, which was granted here. */
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

    private static final String TABLE = """
        create temporary table staged_{table} on commit drop as
        select 0::bigint as row_number, ''::text as customer_code, {column}, limit_kind, limit_minor, currency,
            valid_to
        from contracts.{table}
        with no data""";

    private static final String COPY = """
        copy staged_{table} (
            row_number, customer_code, {column}, limit_kind, limit_minor, currency, valid_to)
        from stdin (format binary)""";

    private static final String REJECT_UNKNOWN_CUSTOMERS = """
        insert into staged_rejection (row_number, field, value, rule)
        select s.row_number, 'customer', s.customer_code, 'unknown_customer'
        from staged_{table} s
        where not exists (select from customer_directory d where d.code = s.customer_code)
        on conflict do nothing""";

    private static final String REJECT_REPEATS = """
        insert into staged_rejection (row_number, field, value, rule)
        select row_number, '{column}', {column}, 'repeats_earlier_row'
        from (
            select row_number, {column},
                row_number() over (partition by customer_code, {column} order by row_number) as nth
            from staged_{table} s
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
        ) numbered
        where nth > 1
        on conflict do nothing""";

    private static final String ADD = """
        with good as materialized (
            select d.id as customer_id, s.{column}, s.limit_kind, s.limit_minor, s.currency, s.valid_to,
                l.id as old_id,
                (l.limit_kind, l.limit_minor, l.currency, l.valid_to)
                    is not distinct from (s.limit_kind, s.limit_minor, s.currency, s.valid_to) as is_same
            from staged_{table} s
            join customer_directory d on d.code = s.customer_code
            left join lateral (
                select id, limit_kind, limit_minor, currency, valid_to
                from contracts.{table} l
                where l.customer_id = d.id and l.{column} = s.{column} and l.valid_from <= :today
                  and l.batch_id is not null
                order by l.valid_from desc, l.id desc
                limit 1) l on true
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
        ), added as (
            insert into contracts.{table}
                (customer_id, {column}, limit_kind, limit_minor, currency, valid_from, valid_to, batch_id)
            select customer_id, {column}, limit_kind, limit_minor, currency, :today, valid_to, :batch
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

    private static final String TOUCH = """
        insert into touched_customer (customer_id)
        select distinct customer_id
        from contracts.{table}
        where batch_id = :batch
        on conflict do nothing""";

    private static final String TAKE_BACK = """
        delete from contracts.{table}
        where batch_id = :batch""";

    private static final String KEEP_NAMED = """
        delete from leaving_customer l
        where exists (select from contracts.{table} t where t.customer_id = l.customer_id)""";

    private final String name;
    private final String column;

    SideLimitSql(String name, String column) {
        this.name = name;
        this.column = column;
    }

    private String filled(String sql) {
        return sql.replace("{table}", name).replace("{column}", column);
    }

    /** What is counted under this name. */
    String recorded() {
        return name;
    }

    String table() {
        return filled(TABLE);
    }

    String copy() {
        return filled(COPY);
    }

    String rejectUnknownCustomers() {
        return filled(REJECT_UNKNOWN_CUSTOMERS);
    }

    String rejectRepeats() {
        return filled(REJECT_REPEATS);
    }

    /** A file says what holds now: what differs from the limit of a file in force begins today. */
    String add() {
        return filled(ADD);
    }

    String touch() {
        return filled(TOUCH);
    }

    String takeBack() {
        return filled(TAKE_BACK);
    }

    String keepNamed() {
        return filled(KEEP_NAMED);
    }
}

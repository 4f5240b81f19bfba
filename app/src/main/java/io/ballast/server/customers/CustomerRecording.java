package io.ballast.server.customers;

import io.ballast.server.staging.Block;
import io.ballast.server.staging.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records customers in bulk: rows are staged in temporary tables, checked there and merged. Everything happens in the
 * transaction of the caller.
 */
@Component
public class CustomerRecording {
    private static final List<String> TABLES = List.of("""
        create temporary table staged_customer on commit drop as
        select 0::bigint as row_number, code, name, name_en, uscc, industry_code, industry_section, size_class, region,
            country, ''::text as group_code, ''::text as group_name, since, currency, annual_purchases_minor,
            tangible_net_worth_minor, working_capital_minor, owner_code, department_code
        from customers.customer
        with no data""", """
        create temporary table staged_mention on commit drop as
        select 0::bigint as row_number, code, name, country, currency
        from customers.customer
        with no data""", """
        create temporary table staged_own_company on commit drop as
        select 0::bigint as row_number, code, name
        from customers.own_company
        with no data""");

    private static final String REJECT_REPEATED = """
        insert into staged_rejection (row_number, field, value, rule)
        select row_number, 'code', code, 'repeats_earlier_row'
        from (
            select row_number, code, row_number() over (partition by code order by row_number) as nth
            from staged_customer
        ) numbered
        where nth > 1
        on conflict do nothing""";

    /** In the order of their keys, as order checks lock the groups that they decide under. */
    private static final String LOCK_RENAMED_GROUPS = """
        select g.id
        from customers.customer_group g
        where exists (
            select
            from staged_customer s
            where s.group_code = g.code and coalesce(s.group_name, s.group_code) <> g.name)
        order by g.id
        for no key update""";

    private static final String MERGE_GROUPS = """
        merge into customers.customer_group g
        using (
            select distinct on (group_code) group_code, coalesce(group_name, group_code) as group_name
            from staged_customer s
            where group_code is not null
              and not exists (select from staged_rejection r where r.row_number = s.row_number)
            order by group_code, row_number
        ) s on g.code = s.group_code
        when matched and g.name is distinct from s.group_name then
            update set name = s.group_name, batch_id = :batch
        when not matched then
            insert (code, name, batch_id) values (s.group_code, s.group_name, :batch)""";

    private static final String MERGE_CUSTOMERS = """
        with merged as (
            merge into customers.customer c
            using (
                select s.row_number, s.code, s.name, s.name_en, s.uscc, s.industry_code, s.industry_section,
                    s.size_class, s.region, s.country, g.id as group_id, s.since, s.currency, s.annual_purchases_minor,
                    s.tangible_net_worth_minor, s.working_capital_minor, s.owner_code, s.department_code
                from staged_customer s
                left join customers.customer_group g on g.code = s.group_code
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
            ) s on c.code = s.code
            when matched and
                (c.name, c.name_en, c.uscc, c.industry_code, c.industry_section, c.size_class, c.region, c.country,
                    c.group_id, c.since, c.currency, c.annual_purchases_minor, c.tangible_net_worth_minor,
                    c.working_capital_minor, c.owner_code, c.department_code)
                is distinct from
                (s.name, s.name_en, s.uscc, s.industry_code, s.industry_section, s.size_class, s.region, s.country,
                    s.group_id, s.since, s.currency, s.annual_purchases_minor, s.tangible_net_worth_minor,
                    s.working_capital_minor, case when c.is_owner_assigned then c.owner_code else s.owner_code end,
                    s.department_code)
            then update set
                name = s.name, name_en = s.name_en, uscc = s.uscc, industry_code = s.industry_code,
                industry_section = s.industry_section, size_class = s.size_class, region = s.region,
                country = s.country, group_id = s.group_id, since = s.since, currency = s.currency,
                annual_purchases_minor = s.annual_purchases_minor,
                tangible_net_worth_minor = s.tangible_net_worth_minor,
                working_capital_minor = s.working_capital_minor,
                owner_code = case when c.is_owner_assigned then c.owner_code else s.owner_code end,
                department_code = s.department_code, version = c.version + 1, updated_at = now(), batch_id = :batch
            when not matched then
                insert (code, name, name_en, uscc, industry_code, industry_section, size_class, region, country,
                    group_id, since, currency, annual_purchases_minor, tangible_net_worth_minor,
                    working_capital_minor, owner_code, department_code, batch_id)
                values (s.code, s.name, s.name_en, s.uscc, s.industry_code, s.industry_section, s.size_class,
                    s.region, s.country, s.group_id, s.since, s.currency, s.annual_purchases_minor,
                    s.tangible_net_worth_minor, s.working_capital_minor, s.owner_code, s.department_code, :batch)
            returning merge_action() as action, c.id,
                case merge_action() when 'UPDATE' then to_jsonb(old) end as before
        ), touched as (
            insert into touched_customer (customer_id)
            select id
            from merged
            on conflict do nothing
        ), kept as (
            insert into customers.before_image (batch_id, customer_id, before)
            select :batch, id, before
            from merged
            where action = 'UPDATE'
        )
        select count(*) filter (where action = 'INSERT') as added, count(*) filter (where action = 'UPDATE') as changed,
            (
                select count(*)
                from staged_customer s
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
            ) - count(*) as unchanged
        from merged""";

    private static final String KEPT_OWNERS = """
        select s.code, c.owner_code, coalesce(s.owner_code, '') as owner_in_file, count(*) over () as total
        from staged_customer s
        join customers.customer c on c.code = s.code
        where c.is_owner_assigned and c.owner_code is distinct from s.owner_code
          and not exists (select from staged_rejection r where r.row_number = s.row_number)
        order by s.row_number
        limit 100""";

    private static final String ADD_MENTIONED = """
        with added as (
            insert into customers.customer (code, name, country, currency, batch_id)
            select distinct on (code) code, name, country, currency, :batch
            from staged_mention s
            where not exists (select from staged_rejection r where r.row_number = s.row_number)
              and not exists (select from customers.customer c where c.code = s.code)
            order by code, row_number
            returning id
        ), touched as (
            insert into touched_customer (customer_id)
            select id
            from added
            on conflict do nothing
        )
        select count(*) from added""";

    private static final String REJECT_REPEATED_COMPANY = """
        insert into staged_rejection (row_number, field, value, rule)
        select row_number, 'own_company', code, 'repeats_earlier_row'
        from (
            select row_number, code, row_number() over (partition by code order by row_number) as nth
            from staged_own_company
        ) numbered
        where nth > 1
        on conflict do nothing""";

    private static final String MERGE_OWN_COMPANIES = """
        with merged as (
            merge into customers.own_company c
            using (
                select code, name
                from staged_own_company s
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
            ) s on c.code = s.code
            when matched and c.name <> s.name then
                update set name = s.name, batch_id = :batch
            when not matched then
                insert (code, name, batch_id) values (s.code, s.name, :batch)
            returning merge_action() as action
        )
        select count(*) filter (where action = 'INSERT') as added, count(*) filter (where action = 'UPDATE') as changed,
            (
                select count(*)
                from staged_own_company s
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
            ) - count(*) as unchanged
        from merged""";

    private static final String COMPANY_DIRECTORY = """
        create temporary table own_company_directory on commit drop as
        select code
        from customers.own_company""";

    private static final String DIRECTORY = """
        create temporary table customer_directory on commit drop as
        select id, code
        from customers.customer""";

    private final JdbcClient jdbc;

    CustomerRecording(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Creates the temporary tables; {@code full} must copy every block it is given before {@link #record} is
     * called.
     */
    public CustomerRows open(Consumer<Block> full) {
        TABLES.forEach(table -> jdbc.sql(table).update());
        return new CustomerRows(full);
    }

    /** Customers that stay with whom they were handed over to, although the rows just recorded name another owner. */
    public Optional<KeptOwners> keptOwners() {
        var total = new AtomicLong();
        List<KeptOwners.Kept> first = jdbc.sql(KEPT_OWNERS)
                .query((row, _) -> {
                    total.set(row.getLong("total"));
                    return new KeptOwners.Kept(
                            row.getString("code"), row.getString("owner_code"), row.getString("owner_in_file"));
                })
                .list();
        return first.isEmpty() ? Optional.empty() : Optional.of(new KeptOwners(total.get(), first));
    }

    /**
     * Merges the rows; afterwards {@code customer_directory (id, code)} lists all customers and {@code
     * own_company_directory (code)} the companies of ours.
     */
    public List<Recorded> record(CustomerRows rows, long batch) {
        List<Recorded> recorded = new ArrayList<>(ownCompanies(rows, batch));
        if (rows.customersTotal() > 0) {
            jdbc.sql("analyze staged_customer").update();
            jdbc.sql(REJECT_REPEATED).update();
            jdbc.sql(LOCK_RENAMED_GROUPS).query((row, _) -> row.getLong(1)).list();
            jdbc.sql(MERGE_GROUPS).param("batch", batch).update();
            recorded.add(jdbc.sql(MERGE_CUSTOMERS)
                    .param("batch", batch)
                    .query((row, _) -> new Recorded(
                            "customer", row.getLong("added"), row.getLong("changed"), row.getLong("unchanged")))
                    .single());
        }
        if (rows.mentionsTotal() > 0) {
            long added = jdbc.sql(ADD_MENTIONED)
                    .param("batch", batch)
                    .query(Long.class)
                    .single();
            recorded.add(new Recorded("customer", added, 0, 0));
        }
        jdbc.sql(COMPANY_DIRECTORY).update();
        jdbc.sql(DIRECTORY).update();
        jdbc.sql("create unique index on customer_directory (code) include (id)")
                .update();
        jdbc.sql("analyze customer_directory").update();
        return recorded;
    }

    private List<Recorded> ownCompanies(CustomerRows rows, long batch) {
        if (rows.ownCompaniesTotal() == 0) {
            return List.of();
        }
        jdbc.sql(REJECT_REPEATED_COMPANY).update();
        return jdbc.sql(MERGE_OWN_COMPANIES)
                .param("batch", batch)
                .query((row, _) -> new Recorded(
                        "own_company", row.getLong("added"), row.getLong("changed"), row.getLong("unchanged")))
                .list();
    }
}

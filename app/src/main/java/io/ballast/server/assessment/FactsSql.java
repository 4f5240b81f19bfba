package io.ballast.server.assessment;

/** The statements that read facts. They touch the tables of the modules below, and only read them. */
final class FactsSql {
    static final String CUSTOMERS = """
        select id
        from customers.customer
        order by id""";

    static final String NOT_PACKED = """
        select count(*)
        from customers.customer c
        left join ledger.revision r on r.customer_id = c.id
        left join assessment.ledger_pack k
          on k.customer_id = c.id and k.revision = coalesce(r.revision, 0) and k.version = :packVersion
        where k.customer_id is null""";

    static final String CHANGED = """
        select c.id
        from customers.customer c
        left join ledger.revision r on r.customer_id = c.id
        left join assessment.assessment a on a.run_id = :run and a.customer_id = c.id
        where a.revision is distinct from coalesce(r.revision, 0)
        order by c.id""";

    static final String RATES = """
        select distinct on (currency) currency, day, rate, source
        from ledger.exchange_rate
        where day <= :asOf
        order by currency, day desc""";

    /** How many documents a customer has on average, from the planner's own estimate of the tables. */
    static final String ROWS_ESTIMATE = """
        select coalesce(sum(greatest(t.reltuples, 0)), 0)::bigint
        from pg_class t
        where t.relnamespace = 'ledger'::regnamespace and t.relkind = 'r'""";

    static final String HEADS = """
        select c.id, c.code, coalesce(r.revision, 0) as revision,
          c.since, c.industry_section, c.size_class, c.region, c.currency,
          c.annual_purchases_minor, c.tangible_net_worth_minor, c.working_capital_minor,
          num_nonnulls(c.name_en, c.uscc, c.industry_code, c.size_class, c.region, t.terms_days,
            c.annual_purchases_minor, c.tangible_net_worth_minor, c.working_capital_minor) as filled,
          c.status = 'STOPPED' as is_stopped,
          coalesce(g.limit_kind, t.limit_kind) as limit_kind,
          case when g.id is null then t.limit_minor else g.limit_minor end as limit_minor,
          coalesce(g.currency, t.currency) as limit_currency, t.terms_days,
          o.grade as override_grade, o.reason as override_reason, o.until as override_until,
          p.points as previous_points, p.grade as previous_grade, b.as_of as previous_as_of,
          case when p.basis in (0, 3) then b.policy_hash end as previous_policy,
          k.bytes as packed
        from customers.customer c
        left join contracts.terms t
          on t.customer_id = c.id and t.valid_from <= :asOf and (t.valid_to is null or t.valid_to >= :asOf)
        left join lateral (
          select id, limit_kind, limit_minor, currency
          from contracts.granted_limit
          where customer_id = c.id and valid_from <= :asOf and (not is_temporary or valid_to >= :asOf)
          order by is_temporary desc, valid_from desc, id desc
          limit 1) g on true
        left join ledger.revision r on r.customer_id = c.id
        left join assessment.grade_override o
          on o.customer_id = c.id and o.lifted_at is null and o.valid_from <= :asOf and o.until >= :asOf
        left join assessment.assessment p on p.run_id = :previousRun and p.customer_id = c.id
        left join assessment.run b on b.id = p.run_id
        left join assessment.ledger_pack k
          on k.customer_id = c.id and k.revision = coalesce(r.revision, 0) and k.version = :packVersion
        where c.id = any (cast(:customers as bigint[]))
        order by c.id""";

    /** How many fields of the master record {@link #HEADS} counts. */
    static final int EXPECTED_FIELDS = 9;

    /** All documents of some customers in one shape; %s is a condition on customer_id made of whole numbers only. */
    private static final String DOCUMENTS = """
        select 0::smallint as kind, customer_id, id, instalment::bigint as reference,
          issued_on - date '1970-01-01' as day, due_on - date '1970-01-01' as second_day,
          null::int as third_day, null::int as fourth_day, known_on - date '1970-01-01' as known_day,
          base_minor, is_due_assumed::int::smallint as code, number as label, '' as category
        from ledger.invoice
        where %1$s
        union all
        select 1::smallint, customer_id, id, invoice_id, settled_on - date '1970-01-01', null, null, null,
          known_on - date '1970-01-01', base_minor,
          (case kind when 'CASH' then 0 when 'CREDIT_MEMO' then 1 when 'DISCOUNT' then 2 else 3 end)::smallint, '', ''
        from ledger.settlement
        where %1$s
        union all
        select 2::smallint, customer_id, id, null, received_on - date '1970-01-01', null, null, null,
          known_on - date '1970-01-01', base_minor, 0::smallint, number, ''
        from ledger.receipt
        where %1$s
        union all
        select 3::smallint, customer_id, id, null, issued_on - date '1970-01-01', null, null, null,
          known_on - date '1970-01-01', base_minor, 0::smallint, number, ''
        from ledger.credit_memo
        where %1$s
        union all
        select 4::smallint, customer_id, id, null, ordered_on - date '1970-01-01', requested_on - date '1970-01-01',
          closed_on - date '1970-01-01', cancelled_on - date '1970-01-01', known_on - date '1970-01-01',
          base_minor, 0::smallint, number, coalesce(category, '')
        from ledger.sales_order
        where %1$s
        union all
        select 5::smallint, customer_id, id, null, delivered_on - date '1970-01-01', invoiced_on - date '1970-01-01',
          null, null, known_on - date '1970-01-01', base_minor, 0::smallint, number, coalesce(order_number, '')
        from ledger.delivery
        where %1$s
        union all
        select 6::smallint, customer_id, id, invoice_id, opened_on - date '1970-01-01', closed_on - date '1970-01-01',
          null, null, known_on - date '1970-01-01', base_minor, 0::smallint, number, ''
        from ledger.dispute
        where %1$s""";

    /** For one customer by index, as a prepared statement with seven parameters. */
    static final String DOCUMENTS_OF_ONE = DOCUMENTS.formatted("customer_id = :customer");

    private FactsSql() {}

    /** A COPY of the documents of all customers from the first key to the last. COPY takes no parameters. */
    static String documentsBetween(long first, long last) {
        return copy("customer_id between " + first + " and " + last);
    }

    /** A COPY of the documents of these customers. */
    static String documentsOf(String customers) {
        return copy("customer_id = any ('" + customers + "'::bigint[])");
    }

    private static String copy(String condition) {
        return "copy (" + DOCUMENTS.formatted(condition) + ") to stdout (format binary)";
    }
}

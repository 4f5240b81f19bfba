package io.ballast.server.ledger;

import java.util.List;

/**
 * The kinds of documents with one row for each, and the statements that stage, check and merge them. The statements
 * differ in the names of a table and its columns only, so they are made once from these constants; nothing from
 * outside enters them.
 */
enum DocumentTable {
    INVOICE(
            "invoice",
            Repeats.REFUSED,
            List.of("number", "instalment"),
            List.of(
                    "issued_on",
                    "is_issue_assumed",
                    "due_on",
                    "is_due_assumed",
                    "known_on",
                    "currency",
                    "amount_minor",
                    "base_minor",
                    "order_number",
                    "own_company",
                    "dunning_level")),
    RECEIPT(
            "receipt",
            Repeats.ONE_DOCUMENT,
            List.of("number"),
            List.of("received_on", "known_on", "currency", "amount_minor", "base_minor", "own_company")),
    CREDIT_MEMO(
            "credit_memo",
            Repeats.ONE_DOCUMENT,
            List.of("number"),
            List.of("issued_on", "known_on", "currency", "amount_minor", "base_minor", "reason", "own_company")),
    SALES_ORDER(
            "sales_order",
            Repeats.REFUSED,
            List.of("number"),
            List.of(
                    "ordered_on",
                    "requested_on",
                    "closed_on",
                    "cancelled_on",
                    "known_on",
                    "currency",
                    "amount_minor",
                    "base_minor",
                    "category",
                    "own_company")),
    DELIVERY(
            "delivery",
            Repeats.REFUSED,
            List.of("number"),
            List.of(
                    "order_number",
                    "delivered_on",
                    "invoiced_on",
                    "known_on",
                    "currency",
                    "amount_minor",
                    "base_minor",
                    "own_company")),
    BILL(
            "bill",
            Repeats.REFUSED,
            List.of("number"),
            List.of(
                    "kind",
                    "received_on",
                    "due_on",
                    "acceptor",
                    "passed_on",
                    "is_recourse_free",
                    "paid_on",
                    "dishonoured_on",
                    "known_on",
                    "currency",
                    "amount_minor",
                    "base_minor",
                    "own_company"));

    /** What several rows with one key mean. */
    enum Repeats {
        /** A mistake. */
        REFUSED,
        /** One document whose applications are listed one a row. */
        ONE_DOCUMENT
    }

    final String table;
    final Repeats repeats;
    private final List<String> key;
    private final List<String> content;

    DocumentTable(String table, Repeats repeats, List<String> key, List<String> content) {
        this.table = table;
        this.repeats = repeats;
        this.key = key;
        this.content = content;
    }

    int stagedColumns() {
        return 2 + key.size() + content.size();
    }

    String create() {
        return filled("""
            create temporary table staged_{table} on commit drop as
            select 0::bigint as row_number, ''::text as customer_code, {key}, {content}
            from ledger.{table}
            with no data""");
    }

    String copy() {
        return filled("""
            copy staged_{table} (row_number, customer_code, {key}, {content})
            from stdin (format binary)""");
    }

    String rejectUnknownCustomers() {
        return filled("""
            insert into staged_rejection (row_number, field, value, rule)
            select s.row_number, 'customer', s.customer_code, 'unknown_customer'
            from staged_{table} s
            where not exists (select from customer_directory d where d.code = s.customer_code)
            on conflict do nothing""");
    }

    String rejectUnknownCompanies() {
        return filled("""
            insert into staged_rejection (row_number, field, value, rule)
            select s.row_number, 'own_company', s.own_company, 'unknown_own_company'
            from staged_{table} s
            where s.own_company is not null
              and not exists (select from own_company_directory c where c.code = s.own_company)
            on conflict do nothing""");
    }

    /** Whether any key occurs twice; much cheaper than to say which. */
    String hasRepeats() {
        return filled("""
            select exists (
                select
                from staged_{table}
                group by customer_code, {key}
                having count(*) > 1)""");
    }

    /** The first row with a key stands; a later one is refused if it differs, or if every repeat is. */
    String rejectRepeats() {
        String condition = repeats == Repeats.REFUSED ? "true" : "not is_same";
        return filled("""
            insert into staged_rejection (row_number, field, value, rule)
            select row_number, 'number', number,
                case when is_same then 'repeats_earlier_row' else 'contradicts_earlier_row' end
            from (
                select row_number, number, row_number() over same_key as nth,
                    ({content}) is not distinct from ({first}) as is_same
                from staged_{table} s
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
                window same_key as (partition by customer_code, {key} order by row_number)
            ) numbered
            where nth > 1 and\s""") + condition + "\non conflict do nothing";
    }

    String merge() {
        return filled("""
            with good as materialized (
                select {distinct} d.id as customer_id, {skey}, {scontent}
                from staged_{table} s
                join customer_directory d on d.code = s.customer_code
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
                {order}
            ), merged as (
                merge into ledger.{table} t
                using good s on t.customer_id = s.customer_id and {match}
                when matched and ({tcontent}) is distinct from ({scontent}) then
                    update set {set}, batch_id = :batch
                when not matched then
                    insert (customer_id, {key}, {content}, batch_id)
                    values (s.customer_id, {skey}, {scontent}, :batch)
                returning merge_action() as action, t.id, t.customer_id,
                    case merge_action() when 'UPDATE' then
                        to_jsonb(old) - case when old.own_company is null then 'own_company' else '' end
                    end as before
            ), touched as (
                insert into touched_customer (customer_id)
                select distinct customer_id
                from merged
                on conflict do nothing
            ), kept as (
                insert into ledger.before_image (batch_id, document, row_id, before)
                select :batch, '{table}', id, before
                from merged
                where action = 'UPDATE'
            )
            select count(*) filter (where action = 'INSERT') as added,
                count(*) filter (where action = 'UPDATE') as changed,
                (select count(*) from good) - count(*) as unchanged
            from merged""");
    }

    private String filled(String template) {
        boolean isDistinct = repeats == Repeats.ONE_DOCUMENT;
        return template.replace("{table}", table)
                .replace("{key}", String.join(", ", key))
                .replace("{content}", String.join(", ", content))
                .replace("{skey}", each(key, "s.%1$s"))
                .replace("{scontent}", each(content, "s.%1$s"))
                .replace("{tcontent}", each(content, "t.%1$s"))
                .replace("{first}", each(content, "first_value(%1$s) over same_key"))
                .replace("{set}", each(content, "%1$s = s.%1$s"))
                .replace("{match}", each(key, "t.%1$s = s.%1$s").replace(", ", " and "))
                .replace("{distinct}", isDistinct ? "distinct on (d.id, s.number)" : "")
                .replace("{order}", isDistinct ? "order by d.id, s.number, s.row_number" : "");
    }

    private static String each(List<String> columns, String pattern) {
        return String.join(", ", columns.stream().map(pattern::formatted).toList());
    }
}

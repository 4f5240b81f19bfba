package io.ballast.server.ledger;

import io.ballast.server.web.Fmt;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of documents a customer's page lists, with what they have in common as one statement each. */
enum DocumentKind {
    INVOICES("""
        select i.id, i.number || case when i.instalment > 1 then '/' || i.instalment else '' end as number,
          i.issued_on as day, i.due_on as second_day, i.currency, i.amount_minor, i.base_minor,
          i.base_minor - s.settled_minor as open_minor,
          concat_ws(' · ', i.order_number, 'L' || nullif(i.dunning_level, 0)) as note,
          coalesce(i.own_company, '') as own_company
        from ledger.invoice i
        cross join lateral (
          select coalesce(sum(t.base_minor), 0)::bigint as settled_minor
          from ledger.settlement t
          where t.invoice_id = i.id and t.settled_on <= :day and t.known_on <= :knownBy) s
        where i.customer_id = :customer and i.issued_on <= :day and i.known_on <= :knownBy
          and (:isAll or i.base_minor > s.settled_minor and :day - i.due_on between :least and :most)"""),
    RECEIPTS("""
        select r.id, r.number, r.received_on as day, null::date as second_day, r.currency, r.amount_minor, r.base_minor,
          greatest(0, r.base_minor - coalesce((
            select sum(t.base_minor)
            from ledger.settlement t
            where t.customer_id = :customer and t.kind = 'CASH' and t.source_number = r.number
              and t.settled_on <= :day and t.known_on <= :knownBy), 0))::bigint as open_minor, '' as note,
          coalesce(r.own_company, '') as own_company
        from ledger.receipt r
        where r.customer_id = :customer and r.received_on <= :day and r.known_on <= :knownBy"""),
    MEMOS("""
        select m.id, m.number, m.issued_on as day, null::date as second_day, m.currency, m.amount_minor, m.base_minor,
          greatest(0, m.base_minor - coalesce((
            select sum(t.base_minor)
            from ledger.settlement t
            where t.customer_id = :customer and t.kind = 'CREDIT_MEMO' and t.source_number = m.number
              and t.settled_on <= :day and t.known_on <= :knownBy), 0))::bigint as open_minor,
          coalesce(m.reason, '') as note, coalesce(m.own_company, '') as own_company
        from ledger.credit_memo m
        where m.customer_id = :customer and m.issued_on <= :day and m.known_on <= :knownBy"""),
    ORDERS("""
        select o.id, o.number, o.ordered_on as day, coalesce(o.cancelled_on, o.closed_on) as second_day, o.currency,
          o.amount_minor, o.base_minor,
          case when coalesce(o.cancelled_on, o.closed_on) <= :day then 0
            else greatest(0, o.base_minor - coalesce(f.filled_minor, 0)) end::bigint as open_minor,
          coalesce(o.category, '') as note, coalesce(o.own_company, '') as own_company
        from ledger.sales_order o
        left join (
          select d.order_number, sum(d.base_minor) as filled_minor
          from ledger.delivery d
          where d.customer_id = :customer and d.delivered_on <= :day and d.known_on <= :knownBy
          group by d.order_number) f on f.order_number = o.number
        where o.customer_id = :customer and o.ordered_on <= :day and o.known_on <= :knownBy
          and (:anyMonth or o.cancelled_on is null or o.cancelled_on > :monthEnd)"""),
    DELIVERIES("""
        select d.id, d.number, d.delivered_on as day, d.invoiced_on as second_day, d.currency, d.amount_minor,
          d.base_minor, case when d.invoiced_on <= :day then 0 else d.base_minor end as open_minor,
          coalesce(d.order_number, '') as note, coalesce(d.own_company, '') as own_company
        from ledger.delivery d
        where d.customer_id = :customer and d.delivered_on <= :day and d.known_on <= :knownBy"""),
    DISPUTES("""
        select d.id, d.number, d.opened_on as day, d.closed_on as second_day, d.currency, d.amount_minor, d.base_minor,
          case when d.closed_on <= :day then 0 else d.base_minor end as open_minor,
          coalesce(i.number || ' ', '') || coalesce(d.reason, '') as note,
          coalesce(i.own_company, '') as own_company
        from ledger.dispute d
        left join ledger.invoice i on i.id = d.invoice_id
        where d.customer_id = :customer and d.opened_on <= :day and d.known_on <= :knownBy"""),
    BILLS("""
        select b.id, b.number, b.received_on as day, b.due_on as second_day, b.currency, b.amount_minor, b.base_minor,
          case when\s""" + BillState.IS_OPEN + """
         then b.base_minor else 0 end as open_minor,\s""" + BillNote.SQL + """
         as note, coalesce(b.own_company, '') as own_company
        from ledger.bill b
        where b.customer_id = :customer and b.received_on <= :day and b.known_on <= :knownBy""");

    private final String rows;

    DocumentKind(String rows) {
        this.rows = rows;
    }

    /** One shape for all: id, number, day, second_day, currency, amount, base and open amount, note, own_company. */
    String rows() {
        return rows;
    }

    /** The note of one of them in words. */
    String words(String note, Fmt fmt) {
        return this == BILLS ? BillNote.of(note).words(fmt) : note;
    }

    /** The last part of its address. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DocumentKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}

-- Indicators in set-based SQL over the ledger's tables: a second opinion that shares no code with the engine.
-- One row per customer and indicator; a null value says that there is none. Takes the day as parameter day.
with inv as (
  select i.id, i.customer_id, i.issued_on, i.due_on, i.base_minor as amount,
    i.base_minor - coalesce((
      select sum(s.base_minor)
      from ledger.settlement s
      where s.invoice_id = i.id and s.settled_on <= :day and s.known_on <= :day), 0) as open,
    (select max(s.settled_on)
     from ledger.settlement s
     where s.invoice_id = i.id and s.settled_on <= :day and s.known_on <= :day) as settled_on,
    exists (
      select 1
      from ledger.settlement s
      where s.invoice_id = i.id and s.settled_on <= :day and s.known_on <= :day
        and s.kind in ('CASH', 'WRITE_OFF')) as is_paid
  from ledger.invoice i
  where i.issued_on <= :day and i.known_on <= :day
), item as (
  select inv.*,
    -- at most 100.00 and at most 1 % of the invoice: too small to say how old debts are
    open > 0 and open <= 10000 and open * 100 <= amount as is_residue
  from inv
), due as (
  select customer_id,
    sum(greatest(open, 0)) as balance,
    sum(greatest(open, 0)) filter (where due_on < :day) as overdue,
    sum(greatest(open, 0)) filter (where due_on < :day and not is_residue) as aged,
    sum(greatest(open, 0)) filter (where due_on < :day - 30 and not is_residue) as over_30,
    max(:day - due_on) filter (where open > 0 and due_on < :day and not is_residue) as oldest,
    sum(amount) filter (where issued_on > :day - 30) as sales_30,
    sum(amount) filter (where issued_on > :day - 90) as sales_90,
    sum(amount) filter (where issued_on > :day - 365) as sales_365,
    count(*) filter (where issued_on > :day - 365) as invoices_365,
    max(amount) filter (where issued_on > :day - 365) as largest_365,
    :day - max(issued_on) as last_invoice,
    count(*) filter (where open <= 0 and is_paid and settled_on > :day - 365) as paid,
    sum(amount::numeric * greatest(0, settled_on - due_on))
      filter (where open <= 0 and is_paid and settled_on > :day - 365) as late_days,
    sum(amount) filter (where open <= 0 and is_paid and settled_on > :day - 365) as paid_amount,
    sum(amount) filter (where open <= 0 and is_paid and settled_on > :day - 365 and settled_on > due_on)
      as late_amount
  from item
  group by customer_id
), ord as (
  select customer_id,
    sum(greatest(0, base_minor - (
        select coalesce(sum(d.base_minor), 0)
        from ledger.delivery d
        where d.customer_id = o.customer_id and d.order_number = o.number and d.delivered_on <= :day
          and d.known_on <= :day))) filter (where coalesce(closed_on, 'infinity') > :day
      and coalesce(cancelled_on, 'infinity') > :day) as open_orders,
    sum(base_minor) filter (where ordered_on > :day - 90 and coalesce(cancelled_on, 'infinity') > :day)
      as amount_90,
    count(*) filter (where ordered_on > :day - 365 and coalesce(cancelled_on, 'infinity') > :day) as count_365
  from ledger.sales_order o
  where ordered_on <= :day and known_on <= :day
  group by customer_id
), del as (
  select customer_id, sum(base_minor) filter (where coalesce(invoiced_on, 'infinity') > :day) as delivered
  from ledger.delivery
  where delivered_on <= :day and known_on <= :day
  group by customer_id
), dis as (
  select customer_id, count(*) filter (where coalesce(closed_on, 'infinity') > :day) as open,
    count(*) filter (where opened_on > :day - 365) as count_365
  from ledger.dispute
  where opened_on <= :day and known_on <= :day
  group by customer_id
), memo as (
  select customer_id, sum(base_minor) filter (where issued_on > :day - 365) as memos_365,
    sum(base_minor) as memos
  from ledger.credit_memo
  where issued_on <= :day and known_on <= :day
  group by customer_id
), used as (
  select i.customer_id, sum(s.base_minor) as memos
  from ledger.settlement s
  join ledger.invoice i on i.id = s.invoice_id
  where i.issued_on <= :day and i.known_on <= :day and s.settled_on <= :day and s.known_on <= :day
    and s.kind = 'CREDIT_MEMO'
  group by i.customer_id
), exposed as (
  select c.id as customer_id,
    coalesce(d.balance, 0) - greatest(coalesce(m.memos, 0) - coalesce(u.memos, 0), 0)
      + coalesce(o.open_orders, 0) + coalesce(l.delivered, 0) as gross
  from customers.customer c
  left join due d on d.customer_id = c.id
  left join ord o on o.customer_id = c.id
  left join del l on l.customer_id = c.id
  left join memo m on m.customer_id = c.id
  left join used u on u.customer_id = c.id
  where coalesce(d.customer_id, o.customer_id, l.customer_id, m.customer_id) is not null
)
select c.id as customer_id, n.name, n.value::double precision as value
from customers.customer c
left join due d on d.customer_id = c.id
left join ord o on o.customer_id = c.id
left join del l on l.customer_id = c.id
left join dis p on p.customer_id = c.id
left join memo m on m.customer_id = c.id
left join exposed x on x.customer_id = c.id
left join contracts.terms t
  on t.customer_id = c.id and t.valid_from <= :day and (t.valid_to is null or t.valid_to >= :day)
cross join lateral (
  values
    ('balance_money', d.balance),
    ('overdue_money', case when d.customer_id is not null then coalesce(d.overdue, 0) end),
    ('overdue_share', coalesce(d.aged, 0) / nullif(d.balance, 0)),
    ('overdue_over_30_share', coalesce(d.over_30, 0) / nullif(d.balance, 0)),
    ('oldest_overdue_days', case when d.customer_id is not null then coalesce(d.oldest, 0) end),
    ('sales_money_30', case when d.customer_id is not null then coalesce(d.sales_30, 0) end),
    ('sales_money_90', case when d.customer_id is not null then coalesce(d.sales_90, 0) end),
    ('sales_money_365', case when d.customer_id is not null then coalesce(d.sales_365, 0) end),
    ('invoice_count_365', d.invoices_365),
    ('largest_invoice_share_365', d.largest_365::numeric / d.sales_365),
    ('last_invoice_age_days', d.last_invoice),
    ('weighted_delay_days_365', case when d.paid >= 3 then d.late_days / d.paid_amount end),
    ('late_amount_share_365', case when d.paid >= 3 then coalesce(d.late_amount, 0) / d.paid_amount end),
    ('paid_invoice_count_365', d.paid),
    ('open_orders_money', case when o.customer_id is not null then coalesce(o.open_orders, 0) end),
    ('order_amount_money_90', case when o.customer_id is not null then coalesce(o.amount_90, 0) end),
    ('order_count_365', o.count_365),
    ('delivered_not_invoiced_money', case when l.customer_id is not null then coalesce(l.delivered, 0) end),
    ('exposure_money', x.gross),
    ('utilisation_ratio', x.gross / nullif(t.limit_minor, 0)::numeric),
    ('open_dispute_count', case when d.customer_id is not null then coalesce(p.open, 0) end),
    ('dispute_count_365', case when d.customer_id is not null then coalesce(p.count_365, 0) end),
    ('credit_memo_share_365', coalesce(m.memos_365, 0) / nullif(d.sales_365, 0))
) n (name, value)
order by c.id, n.name

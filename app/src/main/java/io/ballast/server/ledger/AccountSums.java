package io.ballast.server.ledger;

/**
 * What the documents of each customer add up to, as the common table expressions of a statement: {@code invoiced},
 * {@code settled}, {@code received} and {@code credited}, each with customer_id and sums in the reporting currency.
 * Takes the parameters {@code day} and {@code knownBy}.
 */
public final class AccountSums {
    /** Stands behind {@code with} or behind another expression and a comma. */
    public static final String SQL = """
        invoiced as (
          select customer_id, sum(base_minor) as minor
          from ledger.invoice
          where issued_on <= :day and known_on <= :knownBy
          group by customer_id
        ), settled as (
          select s.customer_id, coalesce(sum(s.base_minor) filter (where s.kind = 'CASH'), 0) as cash_minor,
            coalesce(sum(s.base_minor) filter (where s.kind = 'CREDIT_MEMO'), 0) as credit_minor,
            coalesce(sum(s.base_minor) filter (where s.kind in ('DISCOUNT', 'WRITE_OFF')), 0) as given_minor
          from ledger.settlement s
          join ledger.invoice i on i.id = s.invoice_id
          where s.settled_on <= :day and s.known_on <= :knownBy and i.issued_on <= :day and i.known_on <= :knownBy
          group by s.customer_id
        ), received as (
          select customer_id, sum(base_minor) as minor
          from ledger.receipt
          where received_on <= :day and known_on <= :knownBy
          group by customer_id
        ), credited as (
          select customer_id, sum(base_minor) as minor
          from ledger.credit_memo
          where issued_on <= :day and known_on <= :knownBy
          group by customer_id
        )
        """;

    private AccountSums() {}
}

package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.receivable.Residue;

/**
 * What one walk over a customer's ledger saw, up to the day of assessment and no further.
 *
 * <p>Every indicator afterwards needs only a few look-ups. All sums are of whole cents and whole days; they throw
 * {@link ArithmeticException} rather than leave 64 bits. Immutable once made, safe to share between threads.
 */
public final class Observation {
    private final CustomerFacts facts;
    private final Horizon horizon;
    private final ExposureTally exposure;
    private final DisputeTally disputes;
    private final CashTally cash;
    private final OrderTally orders;
    private final SalesTally sales = new SalesTally();
    private final PaymentTally payments = new PaymentTally();
    private final OpenItemTally openItems = new OpenItemTally();

    private Observation(CustomerFacts facts) {
        Ledger ledger = facts.ledger();
        this.facts = facts;
        horizon = Horizon.of(facts);
        exposure = new ExposureTally(horizon, facts.standing().limit());
        disputes = new DisputeTally(
                ledger.disputes(), ledger.creditMemos(), ledger.invoices().size(), horizon, exposure);
        cash = new CashTally(ledger.receipts(), horizon, facts.currency().minorPerMajor());
        orders = new OrderTally(ledger.orders(), ledger.deliveries(), horizon, exposure);
    }

    /**
     * Walks over the ledger of these facts.
     *
     * @param residue which rest of an invoice is too small to say how old debts are
     */
    public static Observation of(CustomerFacts facts, Residue residue) {
        Observation seen = new Observation(facts);
        new InvoiceWalk(facts, seen, residue).walk();
        seen.accumulate();
        return seen;
    }

    private void accumulate() {
        exposure.accumulate();
        disputes.accumulate();
        cash.accumulate();
        orders.accumulate();
        sales.accumulate();
        payments.accumulate();
    }

    public CustomerFacts facts() {
        return facts;
    }

    Horizon horizon() {
        return horizon;
    }

    ExposureTally exposure() {
        return exposure;
    }

    DisputeTally disputes() {
        return disputes;
    }

    CashTally cash() {
        return cash;
    }

    OrderTally orders() {
        return orders;
    }

    SalesTally sales() {
        return sales;
    }

    PaymentTally payments() {
        return payments;
    }

    OpenItemTally openItems() {
        return openItems;
    }
}

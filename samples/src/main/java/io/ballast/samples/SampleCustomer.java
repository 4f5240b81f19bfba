package io.ballast.samples;

import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.SalesOrder;
import java.util.List;
import java.util.Optional;

/**
 * A made-up customer with all its documents, each list in ascending order of day and number.
 *
 * @param profile master data
 * @param invoices invoices, one row per instalment
 * @param creditMemos returns and price corrections
 * @param receipts cash received
 * @param orders sales orders
 * @param deliveries deliveries
 * @param disputes disputes
 * @param failure the truth, if it stops paying
 */
public record SampleCustomer(
        SampleProfile profile,
        List<SampleInvoice> invoices,
        List<SampleCreditMemo> creditMemos,
        List<SampleReceipt> receipts,
        List<SalesOrder> orders,
        List<Delivery> deliveries,
        List<SampleDispute> disputes,
        Optional<PlantedFailure> failure) {
    public SampleCustomer {
        invoices = List.copyOf(invoices);
        creditMemos = List.copyOf(creditMemos);
        receipts = List.copyOf(receipts);
        orders = List.copyOf(orders);
        deliveries = List.copyOf(deliveries);
        disputes = List.copyOf(disputes);
    }

    /**
     * One instalment of an invoice.
     *
     * @param number number of the invoice
     * @param instalment 1 or more, or 0 where the invoice is due in one sum
     * @param issuedDay epoch day
     * @param dueDay epoch day, not before the issue
     * @param recordedDay epoch day
     * @param amountMinor positive, minor units
     * @param orderNumber the order it bills
     */
    public record SampleInvoice(
            String number,
            int instalment,
            int issuedDay,
            int dueDay,
            int recordedDay,
            long amountMinor,
            String orderNumber) {
        /** Number with the instalment where there are several, unique within the customer. */
        public String rowNumber() {
            return instalment == 0 ? number : number + "/" + instalment;
        }
    }

    /**
     * What of a receipt or credit memo settles an invoice. Instalments are settled in their order.
     *
     * @param invoice the instalment settled
     * @param amountMinor positive, minor units
     */
    public record Application(SampleInvoice invoice, long amountMinor) {}

    /**
     * Cash received; what no application uses is unapplied.
     *
     * @param number number of the receipt
     * @param day epoch day of receipt
     * @param recordedDay epoch day
     * @param amountMinor positive, minor units
     * @param applications what it settles
     */
    public record SampleReceipt(
            String number, int day, int recordedDay, long amountMinor, List<Application> applications) {
        public SampleReceipt {
            applications = List.copyOf(applications);
        }

        public long unappliedMinor() {
            return amountMinor
                    - applications.stream().mapToLong(Application::amountMinor).sum();
        }
    }

    /**
     * A return or price correction for an invoice; what is not applied is unapplied credit.
     *
     * @param number number of the memo
     * @param day epoch day of issue
     * @param recordedDay epoch day
     * @param amountMinor positive, minor units
     * @param application what it settles
     * @param reason in Chinese, as the demo company books it
     */
    public record SampleCreditMemo(
            String number,
            int day,
            int recordedDay,
            long amountMinor,
            Optional<Application> application,
            String reason) {}

    /** A dispute and its reason in Chinese, as the demo company books it. */
    public record SampleDispute(String reason, Dispute dispute) {
        /** Number of the disputed invoice without the instalment; empty for the account as a whole. */
        public String invoiceNumber() {
            String row = dispute.invoiceNumber();
            int slash = row.indexOf('/');
            return slash < 0 ? row : row.substring(0, slash);
        }
    }
}

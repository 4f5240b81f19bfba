package io.ballast.samples;

/** What shows before a customer stops paying. The order is the order in the ground truth. */
public enum Signal {
    /** Payments come later and later, by up to 45 days. */
    DELAY_CREEP,
    /** More and more invoices are paid in part. */
    PARTIAL_PAYMENTS,
    /** Receipts are round sums on account of what is owed. */
    ROUND_PAYMENTS,
    /** Orders rise to several times what they were. */
    ORDER_SURGE,
    /** Orders fall to a fraction of what they were. */
    ORDER_DROP,
    /** Invoices are disputed. */
    DISPUTES,
    /** More of the limit is used, because purchases rise by half or payments are put off. */
    UTILISATION_RISE
}

package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of exposure that may have a limit of its own within the whole one. What a customer ordered goes through them
 * one after the other.
 */
public enum ExposureKind {
    /** What is left of orders, and reserved for new ones. */
    ORDERS(Text.of("未交付订单（含已占用额度的新订单）", "open and new orders")),
    /** Delivered and not invoiced yet. */
    DELIVERED(Text.of("已交付未开票", "delivered, not invoiced")),
    /** Open invoices, disputed ones included; what is paid on account and not applied is not deducted. */
    RECEIVABLES(Text.of("应收账款", "receivables")),
    /** Unpaid bills, as much of them as the policy counts. */
    BILLS(Text.of("未兑付票据", "unpaid bills"));

    private final Text label;

    ExposureKind(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    /** Its name in files and texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this code. */
    public static Optional<ExposureKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** How much of a position is of this kind, minor units, 0 or more. */
    public long minor(Position position, CheckPolicy policy) {
        return switch (this) {
            case ORDERS -> position.committedMinor();
            case DELIVERED -> position.deliveredMinor();
            case RECEIVABLES -> position.balanceMinor();
            case BILLS -> position.countedBillsMinor(policy);
        };
    }

    /**
     * The same with what is checked: an order is ordered, a delivery or goods issue is no longer ordered but delivered.
     *
     * @param with the position with the order in it
     */
    long minor(Position with, OrderToCheck order, CheckPolicy policy) {
        long deliveredMinor = order.point() == CheckPoint.ORDER ? 0 : order.minor();
        return switch (this) {
            case ORDERS -> minor(with, policy) - deliveredMinor;
            case DELIVERED -> Math.addExact(minor(with, policy), deliveredMinor);
            case RECEIVABLES, BILLS -> minor(with, policy);
        };
    }
}

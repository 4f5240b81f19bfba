package io.ballast.samples;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which company of the made-up distributor sells. Every third customer buys from all of them, order by order; others
 * from the main one, which documents do not name. A receipt for invoices of several goes to the main one.
 */
enum SellingCompany {
    EAST("HD01", "华东示例贸易有限公司"),
    SOUTH("HN01", "华南示例贸易有限公司");

    static final String MAIN = "";
    private static final int ONE_OF = 3;

    final String code;
    final String name;

    SellingCompany(String code, String name) {
        this.code = code;
        this.name = name;
    }

    /** Its code; the same for everything that belongs to one order. */
    static String of(String customer, String order) {
        int turn = Math.floorMod(order.hashCode(), ONE_OF);
        boolean isOfMain = order.isEmpty() || Math.floorMod(customer.hashCode(), ONE_OF) > 0 || turn == ONE_OF - 1;
        return isOfMain ? MAIN : values()[turn].code;
    }

    /** The one that all these orders are of, else the main one. */
    static String ofAll(String customer, Stream<String> orders) {
        List<String> companies =
                orders.map(order -> of(customer, order)).distinct().toList();
        return companies.size() == 1 ? companies.getFirst() : MAIN;
    }
}

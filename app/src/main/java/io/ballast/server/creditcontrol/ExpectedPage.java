package io.ballast.server.creditcontrol;

import io.ballast.server.customers.Customer;
import io.ballast.server.web.Table;

/**
 * When the open invoices of a customer are likely to be paid.
 *
 * @param table the invoices, those expected first at the top
 */
record ExpectedPage(Customer customer, Forecast forecast, Table table) {}

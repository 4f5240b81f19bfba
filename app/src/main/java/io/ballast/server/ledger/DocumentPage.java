package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.ledger.CustomerDocuments.Sum;
import io.ballast.server.web.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Documents of one kind of one customer.
 *
 * @param customer whose
 * @param kind which
 * @param bucket the ageing bucket they are of, if only one is shown
 * @param company the company of ours they are of, if only those of one are shown
 * @param month in which their day lies, if only those of one are shown
 * @param asOf day of the figures
 * @param currency reporting currency
 * @param sum of all documents listed, on all pages
 * @param table this page of them
 */
record DocumentPage(
        Customer customer,
        DocumentKind kind,
        Optional<Text> bucket,
        Optional<OwnCompany> company,
        Optional<YearMonth> month,
        LocalDate asOf,
        Currency currency,
        Sum sum,
        Table table) {}

package io.ballast.server.customers;

import io.ballast.server.staging.Block;
import io.ballast.server.staging.Tuples;
import java.util.function.Consumer;

/** Rows about customers on their way into the temporary tables of {@link CustomerRecording}. */
public final class CustomerRows {
    private static final String COPY_CUSTOMER = """
        copy staged_customer (
            row_number, code, name, name_en, uscc, industry_code, industry_section, size_class, region, country,
            group_code, group_name, since, currency, annual_purchases_minor, tangible_net_worth_minor,
            working_capital_minor, owner_code, department_code)
        from stdin (format binary)""";

    private static final String COPY_MENTION = """
        copy staged_mention (row_number, code, name, country, currency)
        from stdin (format binary)""";

    private static final String COPY_OWN_COMPANY = """
        copy staged_own_company (row_number, code, name)
        from stdin (format binary)""";

    private final Tuples customers;
    private final Tuples mentions;
    private final Tuples ownCompanies;

    CustomerRows(Consumer<Block> full) {
        this.customers = new Tuples(COPY_CUSTOMER, 19, full);
        this.mentions = new Tuples(COPY_MENTION, 5, full);
        this.ownCompanies = new Tuples(COPY_OWN_COMPANY, 3, full);
    }

    /** A full description: adds the customer or brings it up to date. */
    public void add(NewCustomer customer) {
        customers
                .start()
                .number(customer.row())
                .text(customer.code())
                .text(customer.name())
                .text(customer.nameEn())
                .text(customer.uscc())
                .text(customer.industryCode())
                .text(customer.industrySection())
                .text(customer.sizeClass())
                .text(customer.region())
                .text(customer.country())
                .text(customer.groupCode())
                .text(customer.groupName())
                .day(customer.sinceDay())
                .text(customer.currency())
                .number(customer.annualPurchasesMinor())
                .number(customer.tangibleNetWorthMinor())
                .number(customer.workingCapitalMinor())
                .text(customer.owner())
                .text(customer.department());
    }

    /** A document names a customer: adds it with no more than this, unless it is there already. */
    public void mention(long row, String code, String name, String country, String currency) {
        mentions.start().number(row).text(code).text(name).text(country).text(currency);
    }

    /** Adds a company of ours, or brings its name up to date. */
    public void add(NewOwnCompany company) {
        ownCompanies.start().number(company.row()).text(company.code()).text(company.name());
    }

    /** Hands on what is left. */
    public void flush() {
        customers.flush();
        mentions.flush();
        ownCompanies.flush();
    }

    long customersTotal() {
        return customers.total();
    }

    long mentionsTotal() {
        return mentions.total();
    }

    long ownCompaniesTotal() {
        return ownCompanies.total();
    }
}

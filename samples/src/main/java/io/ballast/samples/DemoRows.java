package io.ballast.samples;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.value.Currency;
import io.ballast.samples.SampleCustomer.SampleCreditMemo;
import io.ballast.samples.SampleCustomer.SampleDispute;
import io.ballast.samples.SampleCustomer.SampleInvoice;
import io.ballast.samples.SampleCustomer.SampleReceipt;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The rows of some customers for each file of a demo company. */
final class DemoRows {
    /** The files, with their header lines; these are a contract with whoever reads them. */
    enum File {
        CUSTOMERS(
                "customers.csv",
                "customer_code,name,name_en,uscc,industry,size_class,region,country,group_code,group_name,since,"
                        + "currency,credit_limit,terms_days,owner,department,"
                        + "annual_purchases,tangible_net_worth,working_capital"),
        INVOICES(
                "invoices.csv",
                "customer_code,number,instalment,issued,due,currency,amount,recorded,order_number,own_company"),
        CREDIT_MEMOS(
                "credit_memos.csv",
                "customer_code,number,issued,currency,amount,recorded,invoice_number,applied_amount,reason,"
                        + "own_company"),
        RECEIPTS(
                "receipts.csv",
                "customer_code,number,received,currency,amount,recorded,invoice_number,applied_amount,own_company"),
        ORDERS(
                "orders.csv",
                "customer_code,number,ordered,requested,closed,cancelled,currency,amount,recorded,category,"
                        + "own_company"),
        DELIVERIES(
                "deliveries.csv",
                "customer_code,number,order_number,delivered,invoiced,currency,amount,recorded,own_company"),
        DISPUTES("disputes.csv", "customer_code,number,invoice_number,opened,closed,currency,amount,recorded,reason"),
        BILLS(
                "bills.csv",
                "customer_code,number,kind,received,due,currency,amount,recorded,acceptor,passed_on,paid,dishonoured,"
                        + "own_company"),
        KIND_LIMITS("kind_limits.csv", "customer_code,exposure_kind,currency,credit_limit"),
        HOSTILE_NAMES("hostile_names.csv", "customer_code,name");

        final String fileName;
        final String header;

        File(String fileName, String header) {
            this.fileName = fileName;
            this.header = header;
        }
    }

    /** Who pays by bill may owe so much of its limit in bills: one part in so many. */
    private static final int SHARE_OF_BILLS = 2;

    private final Map<File, CsvText> texts = new EnumMap<>(File.class);

    CsvText of(File file) {
        return texts.computeIfAbsent(file, _ -> new CsvText());
    }

    void add(SampleCustomer customer, List<SampleBill> bills) {
        SampleProfile profile = customer.profile();
        addProfile(profile);
        customer.invoices().forEach(invoice -> addInvoice(profile, invoice));
        customer.creditMemos().forEach(memo -> addCreditMemo(profile, memo));
        customer.receipts().forEach(receipt -> addReceipt(profile, receipt));
        customer.orders().forEach(order -> addOrder(profile, order));
        customer.deliveries().forEach(delivery -> addDelivery(profile, delivery));
        customer.disputes().forEach(dispute -> addDispute(profile, dispute));
        bills.forEach(bill -> addBill(profile, bill));
        if (!bills.isEmpty() && profile.limit() instanceof LimitInForce.Amount(long minor)) {
            addBillLimit(profile, minor / SHARE_OF_BILLS);
        }
    }

    private void addProfile(SampleProfile profile) {
        Currency currency = profile.currency();
        of(File.CUSTOMERS)
                .cell(profile.code())
                .cell(profile.name())
                .cell(profile.nameEn())
                .cell(profile.uscc())
                .cell(profile.industry())
                .cell(profile.sizeClass())
                .cell(profile.region())
                .cell(profile.country())
                .cell(profile.group().map(SampleProfile.Group::code))
                .cell(profile.group().map(SampleProfile.Group::name))
                .day(profile.sinceDay())
                .cell(currency.code())
                .amount(limit(profile.limit()), currency)
                .cell(
                        profile.termsDays().isPresent()
                                ? Integer.toString(profile.termsDays().getAsInt())
                                : "")
                .cell(profile.owner())
                .cell(profile.department())
                .amount(profile.annualPurchasesMinor(), currency)
                .amount(profile.tangibleNetWorthMinor(), currency)
                .amount(profile.workingCapitalMinor(), currency)
                .endRow();
        if (profile.isNameHostile()) {
            of(File.HOSTILE_NAMES).cell(profile.code()).cell(profile.name()).endRow();
        }
    }

    private static OptionalLong limit(LimitInForce limit) {
        return switch (limit) {
            case LimitInForce.Amount(long minor) -> OptionalLong.of(minor);
            case LimitInForce.None() -> OptionalLong.empty();
            case LimitInForce.Unlimited() -> OptionalLong.empty();
        };
    }

    private void addInvoice(SampleProfile profile, SampleInvoice invoice) {
        of(File.INVOICES)
                .cell(profile.code())
                .cell(invoice.number())
                .cell(invoice.instalment() == 0 ? "" : Integer.toString(invoice.instalment()))
                .day(invoice.issuedDay())
                .day(invoice.dueDay())
                .cell(profile.currency().code())
                .amount(invoice.amountMinor(), profile.currency())
                .day(invoice.recordedDay())
                .cell(invoice.orderNumber())
                .cell(SellingCompany.of(profile.code(), invoice.orderNumber()))
                .endRow();
    }

    private void addCreditMemo(SampleProfile profile, SampleCreditMemo memo) {
        CsvText row = of(File.CREDIT_MEMOS)
                .cell(profile.code())
                .cell(memo.number())
                .day(memo.day())
                .cell(profile.currency().code())
                .amount(memo.amountMinor(), profile.currency())
                .day(memo.recordedDay());
        memo.application()
                .ifPresentOrElse(
                        applied ->
                                row.cell(applied.invoice().number()).amount(applied.amountMinor(), profile.currency()),
                        () -> row.cell("").cell(""));
        row.cell(memo.reason())
                .cell(SellingCompany.ofAll(profile.code(), orders(memo.application().stream())))
                .endRow();
    }

    private void addReceipt(SampleProfile profile, SampleReceipt receipt) {
        String company = SellingCompany.ofAll(profile.code(), orders(receipt.applications().stream()));
        for (SampleCustomer.Application applied : receipt.applications()) {
            startReceipt(profile, receipt)
                    .cell(applied.invoice().number())
                    .amount(applied.amountMinor(), profile.currency())
                    .cell(company)
                    .endRow();
        }
        if (receipt.unappliedMinor() > 0) {
            startReceipt(profile, receipt).cell("").cell("").cell(company).endRow();
        }
    }

    private static Stream<String> orders(Stream<SampleCustomer.Application> applications) {
        return applications.map(applied -> applied.invoice().orderNumber());
    }

    private CsvText startReceipt(SampleProfile profile, SampleReceipt receipt) {
        return of(File.RECEIPTS)
                .cell(profile.code())
                .cell(receipt.number())
                .day(receipt.day())
                .cell(profile.currency().code())
                .amount(receipt.amountMinor(), profile.currency())
                .day(receipt.recordedDay());
    }

    private void addOrder(SampleProfile profile, SalesOrder order) {
        of(File.ORDERS)
                .cell(profile.code())
                .cell(order.number())
                .day(order.orderedDay())
                .day(order.requestedDay())
                .day(order.closedDay())
                .day(order.cancelledDay())
                .cell(profile.currency().code())
                .amount(order.amountMinor(), profile.currency())
                .day(order.knownDay())
                .cell(order.category() == 0 ? "" : Trade.CATEGORIES.get(order.category() - 1))
                .cell(SellingCompany.of(profile.code(), order.number()))
                .endRow();
    }

    private void addDelivery(SampleProfile profile, Delivery row) {
        of(File.DELIVERIES)
                .cell(profile.code())
                .cell(row.number())
                .cell(row.orderNumber())
                .day(row.day())
                .day(row.invoicedDay())
                .cell(profile.currency().code())
                .amount(row.amountMinor(), profile.currency())
                .day(row.knownDay())
                .cell(SellingCompany.of(profile.code(), row.orderNumber()))
                .endRow();
    }

    private void addBill(SampleProfile profile, SampleBill bill) {
        of(File.BILLS)
                .cell(profile.code())
                .cell(bill.number())
                .cell(bill.kind().field())
                .day(bill.receivedDay())
                .day(bill.dueDay())
                .cell(profile.currency().code())
                .amount(bill.receipt().amountMinor(), profile.currency())
                .day(bill.receipt().recordedDay())
                .cell(bill.acceptor())
                .day(bill.passedDay())
                .day(bill.paidDay())
                .day(bill.refusedDay())
                .cell(SellingCompany.ofAll(profile.code(), orders(bill.receipt().applications().stream())))
                .endRow();
    }

    private void addBillLimit(SampleProfile profile, long minor) {
        of(File.KIND_LIMITS)
                .cell(profile.code())
                .cell(ExposureKind.BILLS.code())
                .cell(profile.currency().code())
                .amount(minor, profile.currency())
                .endRow();
    }

    private void addDispute(SampleProfile profile, SampleDispute row) {
        of(File.DISPUTES)
                .cell(profile.code())
                .cell(row.dispute().number())
                .cell(row.invoiceNumber())
                .day(row.dispute().openedDay())
                .day(row.dispute().closedDay())
                .cell(profile.currency().code())
                .amount(row.dispute().amountMinor(), profile.currency())
                .day(row.dispute().knownDay())
                .cell(row.reason())
                .endRow();
    }
}

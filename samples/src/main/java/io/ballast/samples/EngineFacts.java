package io.ballast.samples;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Standing;
import io.ballast.samples.SampleCustomer.SampleCreditMemo;
import io.ballast.samples.SampleCustomer.SampleInvoice;
import io.ballast.samples.SampleCustomer.SampleReceipt;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Made-up customers as the engine's facts. */
public final class EngineFacts {
    private EngineFacts() {}

    /** A customer as it stands on a day, with all its documents, later ones included. */
    public static CustomerFacts facts(SampleCustomer customer, LocalDate asOf) {
        SampleProfile profile = customer.profile();
        return new CustomerFacts(
                profile.code(),
                asOf,
                Knowledge.AS_KNOWN_THEN,
                profile.currency(),
                profile(profile),
                new Standing(profile.limit(), profile.termsDays(), Optional.empty(), false),
                ledger(customer),
                Optional.empty());
    }

    static Ledger ledger(SampleCustomer customer) {
        LedgerBuilder builder = new LedgerBuilder();
        for (SampleInvoice invoice : customer.invoices()) {
            builder.add(new Invoice(
                    invoice.rowNumber(),
                    invoice.issuedDay(),
                    invoice.dueDay(),
                    invoice.recordedDay(),
                    invoice.amountMinor(),
                    false));
        }
        for (SampleReceipt receipt : customer.receipts()) {
            addReceipt(builder, receipt);
        }
        for (SampleCreditMemo memo : customer.creditMemos()) {
            builder.add(new CreditMemo(memo.number(), memo.day(), memo.recordedDay(), memo.amountMinor()));
            memo.application()
                    .ifPresent(applied -> builder.add(new Settlement(
                            applied.invoice().rowNumber(),
                            SettlementKind.CREDIT_MEMO,
                            memo.day(),
                            memo.recordedDay(),
                            applied.amountMinor())));
        }
        customer.orders().forEach(builder::add);
        customer.deliveries().forEach(builder::add);
        customer.disputes().forEach(row -> builder.add(row.dispute()));
        return builder.build();
    }

    private static void addReceipt(LedgerBuilder builder, SampleReceipt receipt) {
        builder.add(new Receipt(receipt.number(), receipt.day(), receipt.recordedDay(), receipt.amountMinor()));
        for (SampleCustomer.Application applied : receipt.applications()) {
            builder.add(new Settlement(
                    applied.invoice().rowNumber(),
                    SettlementKind.CASH,
                    receipt.day(),
                    receipt.recordedDay(),
                    applied.amountMinor()));
        }
    }

    private static Profile profile(SampleProfile profile) {
        List<Boolean> filled = List.of(
                profile.nameEn().isPresent(),
                profile.uscc().isPresent(),
                profile.industry().isPresent(),
                profile.sizeClass().isPresent(),
                profile.region().isPresent(),
                profile.termsDays().isPresent(),
                profile.annualPurchasesMinor().isPresent(),
                profile.tangibleNetWorthMinor().isPresent(),
                profile.workingCapitalMinor().isPresent());
        return new Profile(
                Optional.of(LocalDate.ofEpochDay(profile.sinceDay())),
                profile.industry().map(code -> code.substring(0, 1)),
                profile.sizeClass(),
                profile.region(),
                profile.annualPurchasesMinor(),
                profile.tangibleNetWorthMinor(),
                profile.workingCapitalMinor(),
                List.of(),
                Math.toIntExact(filled.stream().filter(isFilled -> isFilled).count()),
                filled.size());
    }
}

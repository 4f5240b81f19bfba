package io.ballast.server.connectors;

import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Currency;
import io.ballast.server.ledger.NewDispute;
import io.ballast.server.ledger.NewInvoice;
import io.ballast.server.ledger.NewReceipt;
import io.ballast.server.ledger.NewSettlement;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * IBM's sample of accounts receivable: invoices that were all settled, each in one sum. The flag of a dispute has no
 * date and was set some time before settlement; it is recorded as known on the day of settlement, the first on which
 * it cannot betray what was still to come.
 */
@Component
final class IbmSource implements Source {
    private final SourceDefinition definition = Definitions.read("ibm");

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public Translator translator(FileDefinition file, Layout layout) {
        var customer = layout.text("customer");
        var number = layout.text("number");
        var currency = layout.currency("currency");
        var amount = layout.amount("amount");
        var issued = layout.day("issued");
        var due = layout.day("due");
        var settled = layout.day("settled");
        var disputed = layout.text("disputed");
        return (row, intake) -> {
            Currency money = currency.required(row);
            String code = customer.required(row);
            String invoice = number.required(row);
            long minor = amount.requiredPositive(row, money.digits());
            int issuedDay = issued.requiredPast(row);
            int dueDay = due.requiredPlanned(row);
            int settledDay = settled.requiredPast(row);
            if (dueDay < issuedDay) {
                throw due.bad(row, "due_before_issued");
            }
            if (settledDay < issuedDay) {
                throw settled.bad(row, "settled_before_issued");
            }
            boolean isDisputed = isYes(disputed, row);
            long base = intake.toBase(money, issuedDay, minor);
            intake.customers().mention(row.number(), code, code, "ZZ", money.code());
            var documents = intake.documents();
            documents.add(new NewInvoice(
                    row.number(),
                    code,
                    invoice,
                    1,
                    issuedDay,
                    false,
                    dueDay,
                    false,
                    issuedDay,
                    money.code(),
                    minor,
                    base,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty()));
            documents.add(new NewReceipt(
                    row.number(), code, invoice, settledDay, settledDay, money.code(), minor, base, Optional.empty()));
            documents.add(new NewSettlement(
                    row.number(), code, invoice, SettlementKind.CASH, invoice, settledDay, settledDay, minor));
            if (isDisputed) {
                documents.add(new NewDispute(
                        row.number(),
                        code,
                        invoice,
                        Optional.of(invoice),
                        settledDay,
                        OptionalInt.of(settledDay),
                        settledDay,
                        money.code(),
                        minor,
                        base,
                        Optional.empty()));
            }
        };
    }

    private static boolean isYes(Layout.Text field, CellRow row) {
        return switch (field.required(row)) {
            case "Yes" -> true;
            case "No" -> false;
            default -> throw field.bad(row, "out_of_range");
        };
    }
}

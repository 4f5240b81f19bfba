package io.ballast.server.connectors;

import io.ballast.engine.ledger.SettlementKind;
import io.ballast.server.ledger.NewSettlement;
import java.util.Optional;
import java.util.OptionalLong;

/** What of a receipt or credit memo a row applies to an invoice: both cells are filled, or neither. */
final class Application {
    private final SettlementKind kind;
    private final Layout.Text invoice;
    private final Layout.Amount applied;

    Application(Layout layout, SettlementKind kind) {
        this.kind = kind;
        this.invoice = layout.text("invoice_number");
        this.applied = layout.amount("applied_amount");
    }

    Optional<NewSettlement> read(CellRow row, DocumentHead.Values source) {
        Optional<String> number = invoice.optional(row);
        OptionalLong minor = applied.optional(row, source.currency().digits());
        if (number.isPresent() != minor.isPresent()) {
            throw number.isPresent() ? applied.bad(row, "required") : invoice.bad(row, "required");
        }
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (minor.getAsLong() <= 0) {
            throw applied.bad(row, "not_positive");
        }
        if (minor.getAsLong() > source.amountMinor()) {
            throw applied.bad(row, "exceeds_source");
        }
        return Optional.of(new NewSettlement(
                row.number(),
                source.customer(),
                number.get(),
                kind,
                source.number(),
                source.day(),
                source.knownDay(),
                minor.getAsLong()));
    }
}

package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.util.OptionalInt;

/** The fields that every document of Ballast's templates has. */
final class DocumentHead {
    private final Layout.Text customer;
    private final Layout.Text number;
    private final Layout.Code currency;
    private final Layout.Amount amount;
    private final Layout.Day recorded;

    DocumentHead(Layout layout) {
        this.customer = layout.text("customer");
        this.number = layout.text("number");
        this.currency = layout.currency("currency");
        this.amount = layout.amount("amount");
        this.recorded = layout.day("recorded");
    }

    /**
     * What they hold.
     *
     * @param day epoch day of the document
     * @param knownDay epoch day of its recording: as given, else the day of the document
     */
    record Values(
            String customer,
            String number,
            int day,
            int knownDay,
            Currency currency,
            long amountMinor,
            long baseMinor) {

        /** A later event of the same document. */
        OptionalInt notBefore(Layout.Day field, CellRow row) {
            OptionalInt later = field.past(row);
            if (later.isPresent() && later.getAsInt() < day) {
                throw field.bad(row, "before_document");
            }
            return later;
        }
    }

    Values read(CellRow row, Intake intake, int day) {
        Currency money = currency.required(row);
        long minor = amount.requiredPositive(row, money.digits());
        return new Values(
                customer.required(row),
                number.required(row),
                day,
                recorded.past(row).orElse(day),
                money,
                minor,
                intake.toBase(money, day, minor));
    }
}

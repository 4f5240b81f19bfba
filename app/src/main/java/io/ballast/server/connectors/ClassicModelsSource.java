package io.ballast.server.connectors;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.NewTerms;
import io.ballast.server.customers.NewCustomer;
import io.ballast.server.ledger.NewOrder;
import io.ballast.server.ledger.NewReceipt;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The MySQL tutorial's distributor of model cars: customers with credit limits, orders and payments; it has no
 * invoices, so every payment stays unapplied. A cancelled order has no day of cancelling: the day on which it was due
 * to be delivered stands for it.
 */
@Component
final class ClassicModelsSource implements Source {
    private static final Set<String> STATES =
            Set.of("Shipped", "Resolved", "Cancelled", "On Hold", "Disputed", "In Process");
    private static final int FIRST_DAY = (int) LocalDate.of(2003, 1, 1).toEpochDay();

    private final SourceDefinition definition = Definitions.read("classicmodels");

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public Translator translator(FileDefinition file, Layout layout) {
        return switch (file.kind()) {
            case "customers" -> customers(layout);
            case "orders" -> orders(layout);
            case "payments" -> payments(layout);
            default -> throw new IllegalArgumentException("Unknown kind of file " + file.kind());
        };
    }

    private static Translator customers(Layout layout) {
        var customer = layout.text("customer");
        var name = layout.text("name");
        var country = layout.text("country");
        var currency = layout.currency("currency");
        var limit = layout.amount("credit_limit");
        var owner = layout.text("owner");
        return (row, intake) -> {
            Currency money = currency.required(row);
            String code = customer.required(row);
            OptionalLong minor = limit.optional(row, money.digits());
            if (minor.isPresent() && minor.getAsLong() < 0) {
                throw limit.bad(row, "not_positive");
            }
            String place = layout.meaning("country", country.required(row));
            if (place.length() != 2) {
                throw country.bad(row, "unknown_country");
            }
            intake.customers()
                    .add(new NewCustomer(
                            row.number(),
                            code,
                            name.required(row),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            place,
                            Optional.empty(),
                            Optional.empty(),
                            OptionalInt.empty(),
                            money.code(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            owner.optional(row),
                            Optional.empty()));
            if (minor.isPresent()) {
                intake.terms()
                        .add(new NewTerms(
                                row.number(),
                                code,
                                new LimitInForce.Amount(minor.getAsLong()),
                                money.code(),
                                OptionalInt.empty(),
                                FIRST_DAY));
            }
        };
    }

    private static Translator orders(Layout layout) {
        var customer = layout.text("customer");
        var number = layout.text("number");
        var ordered = layout.day("ordered");
        var required = layout.day("required");
        var shipped = layout.day("shipped");
        var state = layout.text("status");
        var currency = layout.currency("currency");
        var amount = layout.amount("amount");
        return (row, intake) -> {
            Currency money = currency.required(row);
            String status = state.required(row);
            if (!STATES.contains(status)) {
                throw state.bad(row, "out_of_range");
            }
            int orderedDay = ordered.requiredPast(row);
            int requiredDay = required.requiredPlanned(row);
            boolean isCancelled = status.equals("Cancelled");
            long minor = amount.requiredPositive(row, money.digits());
            intake.documents()
                    .add(new NewOrder(
                            row.number(),
                            customer.required(row),
                            number.required(row),
                            orderedDay,
                            requiredDay,
                            isCancelled ? OptionalInt.empty() : shipped.past(row),
                            isCancelled ? OptionalInt.of(requiredDay) : OptionalInt.empty(),
                            orderedDay,
                            money.code(),
                            minor,
                            intake.toBase(money, orderedDay, minor),
                            Optional.empty(),
                            Optional.empty()));
        };
    }

    private static Translator payments(Layout layout) {
        var customer = layout.text("customer");
        var number = layout.text("number");
        var paid = layout.day("paid");
        var currency = layout.currency("currency");
        var amount = layout.amount("amount");
        return (row, intake) -> {
            Currency money = currency.required(row);
            int day = paid.requiredPast(row);
            long minor = amount.requiredPositive(row, money.digits());
            intake.documents()
                    .add(new NewReceipt(
                            row.number(),
                            customer.required(row),
                            number.required(row),
                            day,
                            day,
                            money.code(),
                            minor,
                            intake.toBase(money, day, minor),
                            Optional.empty()));
        };
    }
}

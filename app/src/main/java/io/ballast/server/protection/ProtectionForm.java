package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A document as somebody writes it into the form.
 *
 * @param id made when the form was shown, so that it can be sent twice without harm
 * @param document key of the document that is changed; empty for a new one
 * @param guarantor code of the issuer where it is a customer
 * @param customers codes, one a line of the form
 * @param amounts beside them; empty stands for the whole value
 * @param fault what is wrong of it, in the reader's language
 */
record ProtectionForm(
        UUID id,
        Optional<UUID> document,
        String kind,
        String issuer,
        String guarantor,
        String number,
        String currency,
        String value,
        String haircut,
        String from,
        String to,
        String note,
        List<String> customers,
        List<String> amounts,
        Optional<String> fault) {
    private static final int MORE_LINES = 3;

    ProtectionForm {
        customers = List.copyOf(customers);
        amounts = List.copyOf(amounts);
    }

    /** A new document for a customer. */
    static ProtectionForm empty(Optional<Customer> customer, LocalDate today) {
        return new ProtectionForm(
                UUID.randomUUID(),
                Optional.empty(),
                ProtectionKind.GUARANTEE.name(),
                "",
                "",
                "",
                customer.map(known -> known.currency().code()).orElse("CNY"),
                "",
                "0",
                today.toString(),
                "",
                "",
                customer.map(known -> List.of(known.code())).orElse(List.of()),
                List.of(),
                Optional.empty());
    }

    /** What a document says now, to be changed. */
    static ProtectionForm of(ProtectedDocument document) {
        Cover cover = document.current().cover();
        return new ProtectionForm(
                UUID.randomUUID(),
                Optional.of(document.id()),
                document.kind().name(),
                document.issuer(),
                document.guarantor().map(Customer::code).orElse(""),
                document.number(),
                document.currency().code(),
                major(cover.valueMinor(), document.currency()),
                cover.haircutPercent().stripTrailingZeros().toPlainString(),
                cover.validFrom().toString(),
                cover.validTo().map(LocalDate::toString).orElse(""),
                cover.note(),
                cover.allocations().stream().map(part -> part.customer().code()).toList(),
                cover.allocations().stream()
                        .map(part -> major(part.minor(), document.currency()))
                        .toList(),
                Optional.empty());
    }

    private static String major(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, currency.digits()).toPlainString();
    }

    ProtectionForm refused(String reason) {
        return new ProtectionForm(
                id,
                document,
                kind,
                issuer,
                guarantor,
                number,
                currency,
                value,
                haircut,
                from,
                to,
                note,
                customers,
                amounts,
                Optional.of(reason));
    }

    /**
     * One line of the form: a customer and its part.
     *
     * @param number from 1
     */
    record Line(int number, String customer, String amount) {}

    /** The lines that were written, and some more. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < customers.size() + MORE_LINES; i++) {
            lines.add(new Line(i + 1, at(customers, i), at(amounts, i)));
        }
        return lines;
    }

    private static String at(List<String> written, int index) {
        return index < written.size() ? written.get(index) : "";
    }

    /** The parts of the lines with a customer. */
    List<Covers.Part> parts(Currency in) {
        return lines().stream()
                .filter(line -> !line.customer().isBlank())
                .map(line -> new Covers.Part(
                        line.customer(),
                        line.amount().isBlank()
                                ? Optional.empty()
                                : Optional.of(minor(line.amount(), in, "protection.fault.part"))))
                .toList();
    }

    ProtectionKind kindOf() {
        return Arrays.stream(ProtectionKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("protection.fault.kind", kind));
    }

    Currency currencyOf() {
        try {
            return Currency.of(currency.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("protection.fault.currency", currency);
        }
    }

    long valueMinor(Currency in) {
        return minor(value, in, "protection.fault.value");
    }

    private static long minor(String amount, Currency in, String fault) {
        try {
            return new BigDecimal(amount.strip().replace(",", "").replace("，", ""))
                    .movePointRight(in.digits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.badRequest(fault, amount);
        }
    }

    BigDecimal haircutPercent() {
        try {
            return new BigDecimal(haircut.strip());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("protection.fault.haircut", haircut);
        }
    }

    LocalDate validFrom() {
        return day(from).orElseThrow(() -> Refusal.badRequest("protection.fault.day", from));
    }

    Optional<LocalDate> validTo() {
        return day(to);
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeException e) {
            throw Refusal.badRequest("protection.fault.day", written);
        }
    }
}

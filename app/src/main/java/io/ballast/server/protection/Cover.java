package io.ballast.server.protection;

import io.ballast.server.customers.Customer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a document says.
 *
 * @param valueMinor minor units of the document's currency, above 0
 * @param haircutPercent what of the value does not count, 0 to 100 with two decimals
 * @param validTo last day, inclusive; empty while open-ended
 * @param allocations which part of the value stands for whom, before the haircut
 */
record Cover(
        State state,
        long valueMinor,
        BigDecimal haircutPercent,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String note,
        List<Allocation> allocations) {
    Cover {
        allocations = List.copyOf(allocations);
    }

    /** What became of it; the label is the message {@code protection.state.<name>}. */
    enum State {
        ACTIVE,
        /** Given back; it counts no more and its number is free again. */
        RELEASED,
        /** Payment was demanded; it counts no more. */
        CALLED;

        String label() {
            return "protection.state." + name();
        }
    }

    /**
     * A part of the value for one customer.
     *
     * @param minor 0 or more, before the haircut
     */
    record Allocation(Customer customer, long minor) {}

    long allocatedMinor() {
        return allocations.stream().mapToLong(Allocation::minor).sum();
    }

    /** The same in another state. */
    Cover in(State other, String why) {
        return new Cover(other, valueMinor, haircutPercent, validFrom, validTo, why, allocations);
    }

    /** Every field as text, so that one key does not say two things. */
    String text() {
        var text = new StringBuilder(String.join(
                "\n",
                state.name(),
                Long.toString(valueMinor),
                haircutPercent.stripTrailingZeros().toPlainString(),
                validFrom.toString(),
                validTo.map(LocalDate::toString).orElse(""),
                note));
        allocations.forEach(part -> text.append('\n')
                .append(part.customer().id().value())
                .append('=')
                .append(part.minor()));
        return text.toString();
    }
}

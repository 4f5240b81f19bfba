package io.ballast.server.limits;

import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Fields of a form as people write them. */
final class WrittenFields {
    private WrittenFields() {}

    /** A field of the form that is not what it should be. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String key;
        private final String value;

        Wrong(String field, String key, String value) {
            super(key);
            this.field = field;
            this.key = key;
            this.value = value;
        }

        RequestForm.Fault fault(Fmt fmt) {
            return new RequestForm.Fault(field, fmt.text(key, value));
        }
    }

    static Currency currency(String code) throws Wrong {
        try {
            return Currency.of(code.strip());
        } catch (IllegalArgumentException e) {
            throw new Wrong("currency", "limits.fault.rate", code);
        }
    }

    static long minor(String amount, Currency currency) throws Wrong {
        try {
            return new BigDecimal(amount.strip().replace(",", "").replace("，", ""))
                    .movePointRight(currency.digits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Wrong("amount", "limits.fault.amount", amount);
        }
    }

    /** The day, or nothing where nothing was written. */
    static Optional<LocalDate> day(String field, String written) throws Wrong {
        if (written.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeException e) {
            throw new Wrong(field, "limits.fault.day", written);
        }
    }
}

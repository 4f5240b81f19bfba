package io.ballast.server.creditcontrol;

import io.ballast.engine.terms.TermsCode;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads what people write into the forms about orders that wait. */
final class WrittenOrder {
    private static final int LONGEST_FIELD = 100;

    private WrittenOrder() {}

    static String cut(String written) {
        return written.substring(0, Math.min(LONGEST_FIELD, written.length()));
    }

    /** Terms, cut so that what was too long is still too long. */
    static String terms(String written) {
        return written.substring(0, Math.min(TermsCode.LONGEST + 1, written.length()));
    }

    /**
     * A release; its ranges are looked at later.
     *
     * @throws Refusal if a field is not what it should be
     */
    static ReleaseRequest release(UUID hold, ReleaseForm form, Currency base) {
        return new ReleaseRequest(
                form.id(),
                hold,
                form.amount().isBlank() ? OptionalLong.empty() : OptionalLong.of(minor(form.amount(), base)),
                whole(form.days(), "creditcontrol.fault.release-days", ReleaseRequest.MOST_DAYS),
                whole(form.tolerance(), "creditcontrol.fault.release-tolerance", ReleaseRequest.MOST_TOLERANCE),
                reason(form.reason()),
                form.comment());
    }

    private static long minor(String amount, Currency currency) {
        try {
            return new BigDecimal(amount.strip().replace(",", "").replace("，", ""))
                    .movePointRight(currency.digits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.badRequest("creditcontrol.fault.release-amount");
        }
    }

    private static int whole(String written, String fault, int most) {
        if (!written.strip().matches("[0-9]{1,4}")) {
            throw Refusal.badRequest(fault, most);
        }
        return Integer.parseInt(written.strip());
    }

    private static ReleaseReason reason(String name) {
        try {
            return ReleaseReason.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("creditcontrol.fault.release-reason");
        }
    }

    /** The last day of a hold by hand; none where nothing is written. */
    static Optional<LocalDate> until(String written) {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeException e) {
            throw Refusal.badRequest("creditcontrol.fault.hold-until");
        }
    }
}

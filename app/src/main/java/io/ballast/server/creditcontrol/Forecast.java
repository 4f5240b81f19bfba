package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomDay;
import io.ballast.engine.exposure.HeadroomForecast;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.modellab.ExpectedPayment;
import io.ballast.server.modellab.PaymentForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a customer's own limit fills up in the days ahead.
 *
 * @param code of the customer
 * @param limit in force today, which is taken for that of all days
 * @param position what it starts from
 * @param forecast every day; none where there is no limit, or an unlimited one
 * @param delayDays after how many days behind the due day payments are expected; empty where the customer has not paid
 *     enough to tell, and due days are taken as they are
 * @param run the assessment in force, which knows the delay
 * @param payments when each open invoice is likely to be paid; empty where no model is in use
 */
record Forecast(
        String code,
        LocalDate today,
        LimitInForce limit,
        Optional<LocalDate> limitValidTo,
        Position position,
        HeadroomForecast forecast,
        OptionalInt delayDays,
        OptionalLong run,
        Currency currency,
        Optional<PaymentForecast> payments) {
    private static final int WEEK = 7;

    /** The first day on which the limit breaks. */
    Optional<HeadroomDay> firstBreak() {
        return forecast.days().stream().filter(HeadroomDay::isExceeded).findFirst();
    }

    /** When an invoice is counted on; empty where it is not. */
    Optional<LocalDate> countedOn(ExpectedPayment payment) {
        return payment.countedOn(today, delayDays.orElse(0));
    }

    /** What is open, the payment expected first at the top, what is not counted on last. */
    List<ExpectedPayment> expected() {
        return payments.map(PaymentForecast::payments).orElse(List.of()).stream()
                .sorted(Comparator.comparing(payment -> countedOn(payment).orElse(LocalDate.MAX)))
                .toList();
    }

    /** The day with the least left. */
    Optional<HeadroomDay> lowest() {
        return forecast.days().stream().min((one, other) -> Long.compare(one.availableMinor(), other.availableMinor()));
    }

    /** One day a week, the first one today, and the day on which the limit breaks. */
    List<HeadroomDay> shown() {
        Optional<HeadroomDay> breaking = firstBreak();
        List<HeadroomDay> shown = new ArrayList<>();
        for (int ahead = 0; ahead < forecast.days().size(); ahead++) {
            HeadroomDay day = forecast.days().get(ahead);
            if (ahead % WEEK == 0 || breaking.filter(day::equals).isPresent()) {
                shown.add(day);
            }
        }
        return shown;
    }
}

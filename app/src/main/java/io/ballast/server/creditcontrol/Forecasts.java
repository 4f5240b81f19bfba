package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomForecast;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.indicator.Reading;
import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.modellab.ExpectedPayment;
import io.ballast.server.modellab.PaymentForecast;
import io.ballast.server.modellab.PaymentForecasts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Looks ahead: orders on the day they ship, payments when they are likely to come. */
@Component
class Forecasts {
    /** How far. */
    static final int DAYS = 91;

    private final CreditFiles files;
    private final CreditStandings standings;
    private final PaymentForecasts payments;
    private final Clock clock;

    Forecasts(CreditFiles files, CreditStandings standings, PaymentForecasts payments, Clock clock) {
        this.files = files;
        this.standings = standings;
        this.payments = payments;
        this.clock = clock;
    }

    /** That of a customer from today on. */
    Forecast of(CustomerId customer) {
        return of(customer, payments(List.of(customer)));
    }

    /** When the invoices of these customers are likely to be paid; empty where no model is in use. */
    Map<CustomerId, PaymentForecast> payments(Collection<CustomerId> customers) {
        return payments.of(customers, LocalDate.now(clock));
    }

    /** The same with payments that were read for many at once. */
    Forecast of(CustomerId customer, Map<CustomerId, PaymentForecast> expected) {
        LocalDate today = LocalDate.now(clock);
        KnownFile known = files.read(customer, today);
        Position position = known.file().position();
        OptionalInt delay = standings.of(customer).map(Forecasts::delay).orElseGet(OptionalInt::empty);
        Optional<PaymentForecast> ofCustomer = Optional.ofNullable(expected.get(customer));
        HeadroomForecast forecast = HeadroomForecast.of(
                position,
                known.file().limit(),
                known.policy().policy().checks(),
                today,
                DAYS,
                ofCustomer
                        .map(of -> byDay(of, today, delay.orElse(0)))
                        .orElseGet(() -> HeadroomForecast.expected(position, today, delay.orElse(0))));
        return new Forecast(
                known.customer().code(),
                today,
                known.file().limit(),
                known.file().limitValidTo(),
                position,
                forecast,
                delay,
                known.run(),
                known.currency(),
                ofCustomer);
    }

    private static Map<LocalDate, Long> byDay(PaymentForecast forecast, LocalDate today, int delayDays) {
        Map<LocalDate, Long> byDay = new TreeMap<>();
        for (ExpectedPayment payment : forecast.payments()) {
            payment.countedOn(today, delayDays).ifPresent(day -> byDay.merge(day, payment.openMinor(), Math::addExact));
        }
        return byDay;
    }

    private static OptionalInt delay(CreditStanding standing) {
        return standing.delayDays() instanceof Reading.Value(double days)
                ? OptionalInt.of((int) Math.ceil(days))
                : OptionalInt.empty();
    }
}

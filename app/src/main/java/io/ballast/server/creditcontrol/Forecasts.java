package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomForecast;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.indicator.Reading;
import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.customers.CustomerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Looks ahead: orders on the day they ship, payments when they are likely to come. */
@Component
class Forecasts {
    /** How far. */
    static final int DAYS = 91;

    private final CreditFiles files;
    private final CreditStandings standings;
    private final Clock clock;

    Forecasts(CreditFiles files, CreditStandings standings, Clock clock) {
        this.files = files;
        this.standings = standings;
        this.clock = clock;
    }

    /** That of a customer from today on. */
    Forecast of(CustomerId customer) {
        LocalDate today = LocalDate.now(clock);
        KnownFile known = files.read(customer, today);
        Position position = known.file().position();
        OptionalInt delay = standings.of(customer).map(Forecasts::delay).orElseGet(OptionalInt::empty);
        HeadroomForecast forecast = HeadroomForecast.of(
                position,
                known.file().limit(),
                known.policy().policy().checks(),
                today,
                DAYS,
                HeadroomForecast.expected(position, today, delay.orElse(0)));
        return new Forecast(
                today,
                known.file().limit(),
                known.file().limitValidTo(),
                position,
                forecast,
                delay,
                known.run(),
                known.currency());
    }

    private static OptionalInt delay(CreditStanding standing) {
        return standing.delayDays() instanceof Reading.Value(double days)
                ? OptionalInt.of((int) Math.ceil(days))
                : OptionalInt.empty();
    }
}

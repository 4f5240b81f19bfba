package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The day on which the limit of a customer breaks, on its page. */
@Component
class ForecastPanel implements Panel {
    private final Forecasts forecasts;
    private final Ledger ledger;

    ForecastPanel(Forecasts forecasts, Ledger ledger) {
        this.forecasts = forecasts;
        this.ledger = ledger;
    }

    @Override
    public Place place() {
        return new Place("customer", 195, "headroom", "creditcontrol.forecast", CreditCheckPages.READ);
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return ledger.currency()
                .map(_ -> forecasts.of(new CustomerId(customer.id())))
                .filter(forecast -> !forecast.forecast().days().isEmpty())
                .map(forecast -> new Fragment("creditcontrol/forecast", forecast));
    }
}

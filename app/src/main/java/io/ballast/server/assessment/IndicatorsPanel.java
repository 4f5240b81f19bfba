package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Reading;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every indicator of a customer by family; each opens its formula and its past. */
@Component
class IndicatorsPanel implements Panel {
    private final CustomerVerdicts verdicts;

    IndicatorsPanel(CustomerVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** What the section shows. */
    record IndicatorsPage(String code, Evidence evidence) {
        List<Description> of(Family family) {
            return Indicators.CATALOGUE.all().stream()
                    .filter(description -> description.family() == family)
                    .filter(description -> evidence.readings().containsKey(description.name()))
                    .toList();
        }

        boolean isRead(Description description) {
            return evidence.readings().get(description.name()) instanceof Reading.Value;
        }

        long readCount(Family family) {
            return of(family).stream().filter(this::isRead).count();
        }

        String reading(Description description, Fmt fmt) {
            Reading reading = evidence.readings().get(description.name());
            return reading == null ? Fmt.NONE : ReadingText.of(reading, description.unit(), evidence.currency(), fmt);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 600, "indicators", "assessment.indicators", "assessment:rating:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return verdicts.of(customer.id())
                .map(evidence ->
                        new Fragment("assessment/customer_indicators", new IndicatorsPage(customer.code(), evidence)));
    }
}

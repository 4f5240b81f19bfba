package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.model.history.Hindsight;
import io.ballast.engine.model.history.Hindsight.Why;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HindsightTest {
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 9, 30), LocalDate.of(2026, 4, 30));
    private final DemoCompany company = new DemoCompany(DemoSettings.standard());

    @Test
    void no_indicator_of_the_catalogue_reads_what_came_after_its_day() {
        assertThat(found(Indicators::read, Indicators.CATALOGUE))
                .doesNotContainValue(Why.FUTURE)
                .containsEntry("wallet_share_ratio_90", Why.MASTER_DATA_OF_TODAY);
    }

    @Test
    void one_that_does_is_named() {
        Catalogue withPlanted = new Catalogue(append(Indicators.CATALOGUE.all(), planted()));
        Function<CustomerFacts, Readings> reader = facts -> {
            List<Reading> readings = append(Indicators.read(facts).asList(), Reading.of(paidAfter(facts)));
            return new Readings(withPlanted, readings.toArray(new Reading[0]));
        };

        assertThat(found(reader, withPlanted)).containsEntry("paid_after", Why.FUTURE);
    }

    private Map<String, Why> found(Function<CustomerFacts, Readings> reader, Catalogue catalogue) {
        Hindsight hindsight = new Hindsight(reader);
        IntStream.range(0, 60).forEach(index -> {
            SampleCustomer customer = company.customer(index * 33);
            for (LocalDate day : DAYS) {
                CustomerFacts facts = EngineFacts.facts(customer, day);
                hindsight.test(facts, reader.apply(facts));
            }
        });
        return hindsight.found(catalogue);
    }

    private static long paidAfter(CustomerFacts facts) {
        var settlements = facts.ledger().settlements();
        return IntStream.range(0, settlements.size())
                .filter(row -> settlements.day(row) > Days.epochDay(facts.asOf()))
                .count();
    }

    private static Description planted() {
        Description like = Indicators.CATALOGUE.at(0);
        return new Description(
                "paid_after",
                like.family(),
                like.label(),
                like.unit(),
                like.question(),
                like.formula(),
                0,
                like.noValue(),
                like.source());
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}

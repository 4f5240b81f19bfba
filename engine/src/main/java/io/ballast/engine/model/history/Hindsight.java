package io.ballast.engine.model.history;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.receivable.PointInTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds characteristics that know more than could be known on the day of observation. Each is read again from facts
 * without something that came later; one that then differs has looked at it and may not be learned from.
 *
 * <p>Not safe for use by several threads.
 */
public final class Hindsight {
    private final Function<CustomerFacts, Readings> reader;
    private final TreeMap<Integer, Why> found = new TreeMap<>();

    /** What a characteristic looked at. */
    public enum Why {
        /** Documents dated or recorded after the day. */
        FUTURE,
        /** Master data that are kept as they are today, not as they were. */
        MASTER_DATA_OF_TODAY,
        /** What the system itself or a person had judged before: a model would learn its predecessor. */
        EARLIER_JUDGEMENT
    }

    /**
     * @param reader what reads the characteristics that shall be learned from
     */
    public Hindsight(Function<CustomerFacts, Readings> reader) {
        this.reader = reader;
    }

    /**
     * Tries one customer on one day.
     *
     * @param readings what the reader gave for these facts with their whole ledger
     */
    public void test(CustomerFacts facts, Readings readings) {
        compare(readings, withoutFuture(facts), Why.FUTURE);
        compare(
                readings,
                with(facts, asLongKnown(facts.profile()), facts.standing(), facts.previous()),
                Why.MASTER_DATA_OF_TODAY);
        compare(
                readings,
                with(facts, facts.profile(), unjudged(facts.standing()), Optional.empty()),
                Why.EARLIER_JUDGEMENT);
    }

    private void compare(Readings readings, CustomerFacts without, Why why) {
        Readings again = reader.apply(without);
        for (int i = 0; i < readings.size(); i++) {
            if (!readings.at(i).equals(again.at(i))) {
                found.merge(i, why, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
    }

    /** The facts without anything that came after their day. */
    public static CustomerFacts withoutFuture(CustomerFacts facts) {
        Ledger then = AsItStood.of(facts.ledger(), PointInTime.of(facts.asOf(), facts.knowledge()));
        return new CustomerFacts(
                facts.customer(),
                facts.asOf(),
                facts.knowledge(),
                facts.currency(),
                facts.profile(),
                facts.standing(),
                then,
                facts.previous());
    }

    /** The day since which it is a customer does not change; everything else of the record may have. */
    private static Profile asLongKnown(Profile profile) {
        return new Profile(
                profile.since(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                0,
                1);
    }

    private static Standing unjudged(Standing standing) {
        return new Standing(
                standing.limit(), standing.termsDays(), Optional.empty(), false, standing.insurerLimitMinor());
    }

    private static CustomerFacts with(
            CustomerFacts facts, Profile profile, Standing standing, Optional<PreviousAssessment> previous) {
        return new CustomerFacts(
                facts.customer(),
                facts.asOf(),
                facts.knowledge(),
                facts.currency(),
                profile,
                standing,
                facts.ledger(),
                previous);
    }

    /** The characteristics that may not be learned from, each with the first reason, in the order of the catalogue. */
    public SequencedMap<String, Why> found(Catalogue catalogue) {
        SequencedMap<String, Why> names = new LinkedHashMap<>();
        for (Map.Entry<Integer, Why> entry : found.entrySet()) {
            names.put(catalogue.at(entry.getKey()).name(), entry.getValue());
        }
        return names;
    }
}

package io.ballast.server.assessment;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.stereotype.Service;

/**
 * The facts of every customer on past days, for who learns from what became of them. What stood in force is of that
 * day; the ledger holds everything recorded until now.
 */
@Service
public class Histories {
    /** So many customers are handed on between two looks at whether somebody asked to stop. */
    private static final int MOST_AT_ONCE = 1_000;

    private final DataSource database;
    private final Runs runs;
    private final Clock clock;

    Histories(DataSource database, Runs runs, Clock clock) {
        this.database = database;
        this.runs = runs;
        this.clock = clock;
    }

    /** Takes what was made of some customers; may throw to stop. */
    @FunctionalInterface
    public interface Sink<T, X extends Exception> {
        void take(List<T> made) throws X;
    }

    /** The last day the books tell of: that of the assessment in force, today where there is none. */
    public LocalDate lastDay() {
        return runs.inForce().map(Run::asOf).orElseGet(() -> LocalDate.now(clock));
    }

    /**
     * Reads all customers as of a day.
     *
     * @param each called on several threads, must be pure
     * @param sink called on this thread, in the order of the customers' keys
     */
    public <T, X extends Exception> void read(
            LocalDate day, Currency currency, Function<CustomerFacts, T> each, Sink<T, X> sink) throws X {
        var scope = new RunScope(day, Knowledge.AS_KNOWN_THEN, currency, OptionalLong.empty());
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, scope)) {
            long[] customers = snapshot.customers();
            int atOnce = Math.min(MOST_AT_ONCE, snapshot.customersAtOnce(customers.length));
            for (int from = 0; from < customers.length; from += atOnce) {
                long[] range = Arrays.copyOfRange(customers, from, Math.min(customers.length, from + atOnce));
                sink.take(snapshot.read(range).parallelStream()
                        .map(dossier ->
                                dossier.facts(scope, dossier.unpack(snapshot).ledger()))
                        .map(each)
                        .toList());
            }
        }
    }
}

package io.ballast.engine.model.history;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.value.Days;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what was observed and turns it into a {@link DataSet}, in the order of day and customer whatever the order
 * in which it was added.
 *
 * <p>Not safe for use by several threads.
 */
public final class Observations {
    private final Catalogue catalogue;
    private final List<Observed> counted = new ArrayList<>();
    private final Map<Outcome.Why, Integer> excluded = new EnumMap<>(Outcome.Why.class);

    /**
     * @param catalogue of the readings that will be added
     */
    public Observations(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void add(Observed observed) {
        if (observed.outcome() instanceof Outcome.Excluded(var why)) {
            excluded.merge(why, 1, Integer::sum);
        } else {
            counted.add(observed);
        }
    }

    /** How many were left out, by reason. */
    public Map<Outcome.Why, Integer> excluded() {
        return Map.copyOf(excluded);
    }

    /** What counts, by day and customer. */
    public List<Observed> counted() {
        return counted.stream()
                .sorted(Comparator.comparing(Observed::asOf).thenComparing(Observed::customer))
                .toList();
    }

    /**
     * The data set of what counts.
     *
     * @param refused names of characteristics that must not be learned from
     */
    public DataSet dataSet(Set<String> refused) {
        List<Observed> rows = counted();
        boolean[] events = new boolean[rows.size()];
        int[] days = new int[rows.size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = rows.get(row).isEvent();
            days[row] = Days.epochDay(rows.get(row).asOf());
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < catalogue.size(); i++) {
            String name = catalogue.at(i).name();
            if (!refused.contains(name)) {
                columns.add(column(name, i, rows));
            }
        }
        return new DataSet(rows.stream().map(Observed::customer).toList(), days, new Sample(columns, events));
    }

    private static Column column(String name, int index, List<Observed> rows) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] =
                    rows.get(row).readings().at(index) instanceof Reading.Value(double amount) ? amount : Double.NaN;
        }
        return new NumberColumn(name, values);
    }
}

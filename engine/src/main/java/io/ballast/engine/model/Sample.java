package io.ballast.engine.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Observations with their characteristics and what became of them: what a model is fitted on or measured with.
 *
 * <p>An event is the bad outcome: the customer failed, the invoice was paid late. All observations weigh the same.
 */
public final class Sample {
    private final List<Column> columns;
    private final boolean[] events;
    private final int eventCount;

    /**
     * Takes the outcomes as they are; the array is not copied and must not be changed afterwards.
     *
     * @param columns each of as many rows as there are outcomes, each name once
     * @param events whether the bad outcome came, for each observation
     */
    public Sample(List<Column> columns, boolean[] events) {
        this.columns = List.copyOf(columns);
        this.events = events;
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.rows() != events.length) {
                throw new IllegalArgumentException(
                        column.name() + " has " + column.rows() + " rows, the outcomes have " + events.length);
            }
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Two columns are called " + column.name());
            }
        }
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        eventCount = count;
    }

    public int rows() {
        return events.length;
    }

    public List<Column> columns() {
        return columns;
    }

    /**
     * The column of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column is called " + name));
    }

    public boolean isEvent(int row) {
        return events[row];
    }

    public int events() {
        return eventCount;
    }

    public int nonEvents() {
        return events.length - eventCount;
    }

    /** Events over observations, 0..1; 0 without observations. */
    public double eventRate() {
        return events.length == 0 ? 0 : (double) eventCount / events.length;
    }

    /** These observations only, in this order. */
    public Sample pick(int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = events[rows[i]];
        }
        return new Sample(columns.stream().map(column -> column.pick(rows)).toList(), picked);
    }

    /** These columns only, in this order. */
    public Sample with(List<String> names) {
        return new Sample(names.stream().map(this::column).toList(), events);
    }

    /** These columns beside the same outcomes. */
    public Sample withColumns(List<Column> other) {
        return new Sample(other, events);
    }
}

package io.ballast.engine.model.history;

import io.ballast.engine.model.Sample;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Sha256;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sample with the name and day of each of its rows, as it is kept: equal data sets have equal bytes and one hash.
 */
public final class DataSet {
    private final List<String> subjects;
    private final int[] days;
    private final Sample sample;

    /**
     * @param subjects whose row it is: a customer's code, an invoice, a line of a file
     * @param days epoch day of each observation, {@link Days#NEVER} where it has none; not copied
     * @param sample of as many rows
     */
    public DataSet(List<String> subjects, int[] days, Sample sample) {
        if (subjects.size() != sample.rows() || days.length != sample.rows()) {
            throw new IllegalArgumentException("A data set of " + sample.rows() + " rows has " + subjects.size()
                    + " subjects and " + days.length + " days");
        }
        this.subjects = List.copyOf(subjects);
        this.days = days;
        this.sample = sample;
    }

    /**
     * Reads one back.
     *
     * @throws IllegalArgumentException if these are not the bytes of a data set
     */
    public static DataSet unpack(byte[] packed) {
        return DataSetCodec.decode(packed);
    }

    public Sample sample() {
        return sample;
    }

    public int rows() {
        return sample.rows();
    }

    public String subject(int row) {
        return subjects.get(row);
    }

    /** The day of an observation, empty where it has none. */
    public Optional<LocalDate> day(int row) {
        return days[row] == Days.NEVER ? Optional.empty() : Optional.of(Days.date(days[row]));
    }

    /** Whether every observation has a day, so that time can split them. */
    public boolean isDated() {
        return Arrays.stream(days).noneMatch(day -> day == Days.NEVER);
    }

    /** These rows only, in this order. */
    public DataSet pick(int[] rows) {
        return new DataSet(
                Arrays.stream(rows).mapToObj(subjects::get).toList(),
                Arrays.stream(rows).map(row -> days[row]).toArray(),
                sample.pick(rows));
    }

    /** These columns only, in this order. */
    public DataSet with(List<String> names) {
        return new DataSet(subjects, days, sample.with(names));
    }

    /** The bytes of this data set, packed when they are asked for. */
    public byte[] packed() {
        return DataSetCodec.encode(this);
    }

    /** SHA-256 of the packed form, lower-case hex. */
    public String hash() {
        return Sha256.hex(packed());
    }

    int epochDay(int row) {
        return days[row];
    }
}

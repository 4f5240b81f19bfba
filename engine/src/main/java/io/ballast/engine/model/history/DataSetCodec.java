package io.ballast.engine.model.history;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The packed form of a {@link DataSet}: magic, rows, then subjects, days, outcomes and one column after the other, all
 * big-endian. A missing number is one certain NaN, so that equal data sets have equal bytes.
 */
final class DataSetCodec {
    private static final int MAGIC = 0x42445331; // BDS1
    private static final int NUMBERS = 0;
    private static final int CATEGORIES = 1;

    private DataSetCodec() {}

    static byte[] encode(DataSet set) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Sample sample = set.sample();
            out.writeInt(MAGIC);
            out.writeInt(sample.rows());
            for (int row = 0; row < sample.rows(); row++) {
                text(set.subject(row), out);
                out.writeInt(set.epochDay(row));
                out.writeBoolean(sample.isEvent(row));
            }
            out.writeInt(sample.columns().size());
            for (Column column : sample.columns()) {
                column(column, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void column(Column column, DataOutputStream out) throws IOException {
        text(column.name(), out);
        switch (column) {
            case NumberColumn numbers -> {
                out.writeByte(NUMBERS);
                for (int row = 0; row < numbers.rows(); row++) {
                    double value = numbers.isMissing(row) ? Double.NaN : numbers.value(row);
                    out.writeDouble(value == 0 ? 0 : value); // one zero only
                }
            }
            case CategoryColumn categories -> {
                out.writeByte(CATEGORIES);
                out.writeInt(categories.categories().size());
                for (String category : categories.categories()) {
                    text(category, out);
                }
                for (int row = 0; row < categories.rows(); row++) {
                    out.writeInt(categories.code(row));
                }
            }
        }
    }

    static DataSet decode(byte[] packed) {
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("These are not the bytes of a data set");
            }
            int rows = in.readInt();
            List<String> subjects = new ArrayList<>();
            int[] days = new int[rows];
            boolean[] events = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                subjects.add(text(in));
                days[row] = in.readInt();
                events[row] = in.readBoolean();
            }
            List<Column> columns = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                columns.add(column(rows, in));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException("A data set ends before its bytes do");
            }
            return new DataSet(subjects, days, new Sample(columns, events));
        } catch (IOException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("The bytes of a data set are damaged", e);
        }
    }

    private static Column column(int rows, DataInputStream in) throws IOException {
        String name = text(in);
        if (in.readByte() == NUMBERS) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = in.readDouble();
            }
            return new NumberColumn(name, values);
        }
        List<String> categories = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            categories.add(text(in));
        }
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = in.readInt();
        }
        return new CategoryColumn(name, categories, codes);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}

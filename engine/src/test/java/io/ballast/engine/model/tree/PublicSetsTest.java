package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every fifth row of public data is foretold from the others; exact figures are in docs/benchmarks.md. */
class PublicSetsTest {
    @Test
    void german_credit_is_ranked_as_well_as_known() throws IOException {
        Sample sample = read("german_credit.csv");
        assertThat(auc(sample, Boosting.standard()::fit)).isGreaterThan(0.75);
        assertThat(auc(sample, Forest.standard()::fit)).isGreaterThan(0.75);
    }

    @Test
    void polish_bankruptcies_need_what_columns_say_together() throws IOException {
        Sample sample = read("polish_bankruptcy_1year.csv");
        assertThat(auc(sample, Boosting.standard()::fit)).isGreaterThan(0.93);
    }

    private static double auc(Sample sample, Function<Sample, TreeModel> fit) {
        Sample seen = sample.pick(
                IntStream.range(0, sample.rows()).filter(row -> row % 5 != 0).toArray());
        Sample unseen = sample.pick(
                IntStream.range(0, sample.rows()).filter(row -> row % 5 == 0).toArray());
        return Auc.of(Predictions.of(fit.apply(seen), unseen)).value();
    }

    private static Sample read(String file) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path checkout =
                Files.exists(here.resolve("mvnw")) ? here : here.resolve("..").normalize();
        Path data = Optional.ofNullable(System.getenv("BALLAST_SHARED_DATA"))
                .map(Path::of)
                .orElse(checkout.resolveSibling("shared").resolve("data"));
        Path path = data.resolve("models").resolve(file);
        Assumptions.assumeTrue(
                Files.isReadable(path), () -> "SKIPPED: " + file + " is not there; set BALLAST_SHARED_DATA");
        List<String[]> lines = Files.readAllLines(path).stream()
                .map(line -> line.split(",", -1))
                .toList();
        String[] names = lines.getFirst();
        List<String[]> rows = lines.subList(1, lines.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length - 1; i++) {
            int at = i;
            columns.add(column(names[i], rows.stream().map(row -> row[at]).toArray(String[]::new)));
        }
        boolean[] events = new boolean[rows.size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = rows.get(row)[names.length - 1].equals("1");
        }
        return new Sample(columns, events);
    }

    private static Column column(String name, String[] cells) {
        if (Arrays.stream(cells).allMatch(cell -> cell.matches("[-+.0-9eE]*"))) {
            return new NumberColumn(
                    name,
                    Arrays.stream(cells)
                            .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                            .toArray());
        }
        List<String> categories = Arrays.stream(cells).distinct().sorted().toList();
        return new CategoryColumn(
                name,
                categories,
                Arrays.stream(cells).mapToInt(categories::indexOf).toArray());
    }
}

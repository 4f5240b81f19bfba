package io.ballast.server.modellab;

import io.ballast.engine.model.binning.BinRow;
import io.ballast.engine.model.binning.BinningRules;
import io.ballast.engine.model.binning.BinningTable;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.binning.Trend;
import io.ballast.engine.value.Decimals;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The bins of one characteristic of a scorecard, and others that could take their place.
 *
 * @param model the scorecard
 * @param training what it was fitted in
 * @param name of the characteristic
 * @param groups of about equal size, as the sample has them
 * @param current bins of the card
 * @param trends the best bins of every trend
 * @param cuts as somebody wrote them
 * @param tried bins of these cuts, where they can be
 * @param fault why they cannot be
 * @param key makes one training of the form
 */
record BinsPage(
        StoredModel model,
        Training training,
        String name,
        Bins groups,
        Bins current,
        List<Alternative> trends,
        String cuts,
        Optional<Bins> tried,
        Optional<Refusal> fault,
        String key) {
    /** Counts without a zero, as the card's own weights of evidence are. */
    private static final double SMOOTHING = 0.5;

    BinsPage {
        trends = List.copyOf(trends);
    }

    /** Bins with what the sample has in them. */
    record Bins(double informationValue, List<Bin> rows) {
        Bins {
            rows = List.copyOf(rows);
        }

        static Bins of(NumberBinning binning) {
            BinningTable table = binning.table(SMOOTHING);
            int all = table.rows().stream().mapToInt(row -> row.count().rows()).sum();
            BinningRules rules = BinningRules.standard();
            double fewest = Math.max(rules.minRows(), rules.minShare() * all);
            return new Bins(
                    table.informationValue(),
                    IntStream.range(0, table.rows().size())
                            .filter(bin -> bin < binning.valueBins()
                                    || table.rows().get(bin).count().rows() > 0)
                            .mapToObj(bin -> Bin.of(table.rows().get(bin), bin == binning.missingBin(), fewest))
                            .toList());
        }
    }

    /** A bin: its observations, those of them with the bad outcome, its evidence, and whether it says too little. */
    record Bin(
            String label,
            boolean isMissing,
            int rows,
            double share,
            int events,
            double rate,
            double woe,
            boolean isThin) {
        static Bin of(BinRow row, boolean isMissing, double fewest) {
            int events = row.count().events();
            int rows = row.count().rows();
            boolean isThin = rows < fewest || events == 0 || events == rows;
            return new Bin(
                    row.label(),
                    isMissing,
                    rows,
                    row.share(),
                    events,
                    row.count().eventRate(),
                    row.woe(),
                    isThin);
        }
    }

    /** The best bins of a trend. */
    record Alternative(Trend trend, String cuts, int bins, double informationValue) {
        static Alternative of(NumberBinning binning) {
            return new Alternative(
                    binning.trend(),
                    text(binning.cuts()),
                    binning.valueBins(),
                    binning.table(SMOOTHING).informationValue());
        }
    }

    /** Cuts as they are written into the form. */
    static String text(List<Double> cuts) {
        return cuts.stream().map(Decimals::text).collect(Collectors.joining("  "));
    }

    String path() {
        return model.path() + "/bins";
    }

    /** Where these bins are tried. */
    String href(Alternative other) {
        return UriComponentsBuilder.fromPath(path())
                .queryParam("name", "{name}")
                .queryParam("cuts", "{cuts}")
                .encode()
                .buildAndExpand(name, other.cuts())
                .toUriString();
    }

    /** The bad rate of the groups. */
    Chart rates(Fmt fmt) {
        List<Bin> shown = groups.rows().stream().filter(bin -> bin.rows() > 0).toList();
        return new Chart(
                Chart.Kind.BARS,
                "rates",
                fmt.text("modellab.bins.groups"),
                fmt.text("modellab.rate"),
                fmt.text("modellab.bins.groups.note", fmt.number(training.fitRows())),
                shown.stream()
                        .map(bin -> bin.isMissing() ? fmt.text("modellab.card.missing") : bin.label())
                        .toList(),
                List.of(new Chart.Series(
                        fmt.text("modellab.rate"),
                        shown.stream()
                                .map(bin -> Chart.Point.of(
                                        bin.rate(),
                                        fmt.percent(bin.rate(), 2) + " (" + bin.events() + "/" + bin.rows() + ")"))
                                .toList())));
    }
}

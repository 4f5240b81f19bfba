package io.ballast.engine.portfolio;

import io.ballast.engine.receivable.Figure;
import io.ballast.engine.receivable.Figure.Outcome;
import io.ballast.engine.receivable.FigureUnit;
import io.ballast.engine.receivable.Window;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much of the exposure hangs on few names.
 *
 * <pre>
 * HHI = sum(share_i ^ 2); effective debtors = 1 / HHI; top n = sum of the n largest shares
 * </pre>
 *
 * <ul>
 *   <li>shape: one holding per debtor or several, which are added up; those of 0 or less do not count
 *   <li>unit: HHI and shares as ratio 0..1 (10,000 points are 1), effective debtors as a count
 *   <li>no value: no exposure at all
 *   <li>error: shares are summed from the largest, names of equal size in order of their codes
 *   <li>source: docs/sources.md#concentration
 * </ul>
 */
public final class Concentration {
    /** A single name with more than this share is high, as a rule of thumb. */
    public static final double HIGH_SINGLE_NAME = 0.20;

    /** Ten names with more than this share are high, as a rule of thumb. */
    public static final double HIGH_TOP_TEN = 0.40;

    private static final Text NO_EXPOSURE = Text.of("没有敞口", "no exposure");

    private final Window window;
    private final Text level;
    private final List<Name> names;
    private final long totalMinor;

    /**
     * A name with its exposure.
     *
     * @param name code of the debtor or group
     * @param exposureMinor above 0
     */
    public record Name(String name, long exposureMinor) {}

    /** Debtor by debtor. */
    public static Concentration byDebtor(List<Holding> holdings, LocalDate asOf) {
        return new Concentration(holdings, Holding::debtor, Text.of("按单一客户", "by debtor"), asOf);
    }

    /** Group by group. */
    public static Concentration byGroup(List<Holding> holdings, LocalDate asOf) {
        return new Concentration(holdings, Holding::group, Text.of("按集团（分组）", "by group"), asOf);
    }

    private Concentration(List<Holding> holdings, Function<Holding, String> key, Text level, LocalDate asOf) {
        this.window = Window.on(asOf);
        this.level = level;
        TreeMap<String, Long> exposures = new TreeMap<>();
        for (Holding holding : holdings) {
            if (holding.exposureMinor() > 0) {
                exposures.merge(key.apply(holding), holding.exposureMinor(), Math::addExact);
            }
        }
        this.names = exposures.entrySet().stream()
                .map(entry -> new Name(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Name::exposureMinor).reversed().thenComparing(Name::name))
                .toList();
        this.totalMinor = names.stream().mapToLong(Name::exposureMinor).reduce(0, Math::addExact);
    }

    /** Names by exposure, largest first. */
    public List<Name> names() {
        return names;
    }

    public long totalMinor() {
        return totalMinor;
    }

    /** The Herfindahl-Hirschman index, 0 to 1. */
    public Figure herfindahl() {
        Text name = Text.of("赫芬达尔指数（HHI）", "Herfindahl-Hirschman index");
        return figure(name, level, FigureUnit.RATIO, outcome(herfindahlIndex()));
    }

    /** How many debtors of equal size would be as concentrated, 1 or more. */
    public Figure effectiveDebtors() {
        Text name = Text.of("有效债务人数", "effective debtors");
        return figure(name, level, FigureUnit.COUNT, outcome(1 / herfindahlIndex()));
    }

    /**
     * The share of the largest names.
     *
     * @param count how many names, 1 or more
     */
    public Figure topShare(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("The top needs at least one name, not " + count);
        }
        long top = names.stream().limit(count).mapToLong(Name::exposureMinor).reduce(0, Math::addExact);
        Text variant = Text.of(level.zh() + "，前 " + count + " 名", level.en() + ", top " + count);
        Text name = Text.of("集中度", "share of the largest");
        return figure(name, variant, FigureUnit.RATIO, outcome((double) top / totalMinor));
    }

    private double herfindahlIndex() {
        double sum = 0;
        for (Name name : names) {
            double share = (double) name.exposureMinor() / totalMinor;
            sum += share * share;
        }
        return sum;
    }

    private Outcome outcome(double amount) {
        return names.isEmpty() ? new Outcome.NoValue(NO_EXPOSURE) : new Outcome.Value(amount);
    }

    private Figure figure(Text name, Text variant, FigureUnit unit, Outcome outcome) {
        return new Figure(name, variant, window, unit, outcome);
    }
}

package io.ballast.engine.model.binning;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Cuts numbers into groups of about equal size and merges these into bins. */
final class NumberBinner {
    private final BinningRules rules;
    private final Sample sample;
    private final NumberColumn column;
    private final ColumnWishes wishes;
    private final Groups groups;

    NumberBinner(BinningRules rules, Sample sample, NumberColumn column, ColumnWishes wishes) {
        this.rules = rules;
        this.sample = sample;
        this.column = column;
        this.wishes = wishes;
        groups = Groups.of(column, wishes, rules.groups());
    }

    static NumberBinning groups(Sample sample, NumberColumn column, int most) {
        Groups groups = Groups.of(column, ColumnWishes.none(), most);
        List<Double> cuts = IntStream.range(0, Math.max(0, groups.size() - 1))
                .mapToObj(groups::cutAfter)
                .toList();
        return NumberBinning.of(column, sample, cuts, List.of(), Trend.FREE);
    }

    NumberBinning best() {
        return wishes.isByHand() ? asWished() : found();
    }

    private NumberBinning asWished() {
        return NumberBinning.of(
                column,
                sample,
                wishes.fixedCuts(),
                wishes.specials(),
                wishes.trend().orElse(Trend.FREE));
    }

    private NumberBinning found() {
        Set<Trend> allowed = wishes.trend().map(trend -> Set.of(trend)).orElse(rules.trends());
        Map<Trend, Merged> found = new EnumMap<>(Trend.class);
        search().ifPresent(search -> {
            for (Trend trend : Trend.values()) {
                if (allowed.contains(trend)) {
                    search.best(trend).ifPresent(merged -> found.put(trend, merged));
                }
            }
        });
        return TrendChoice.of(found, rules.turningGain()).map(this::binning).orElseGet(this::asWished);
    }

    Map<Trend, NumberBinning> all() {
        Map<Trend, NumberBinning> all = new EnumMap<>(Trend.class);
        search().ifPresent(search -> search.all().forEach((trend, merged) -> all.put(trend, binning(merged))));
        return Collections.unmodifiableMap(all);
    }

    private Optional<OptimalBinning> search() {
        if (groups.size() == 0) {
            return Optional.empty();
        }
        Woe woe = new Woe(sample.events(), sample.nonEvents(), rules.smoothing());
        return Optional.of(OptimalBinning.of(groups.count(sample), rules.limits(sample.rows()), woe));
    }

    private NumberBinning binning(Merged merged) {
        List<Double> cuts = new ArrayList<>();
        for (int end : merged.ends().subList(0, merged.bins() - 1)) {
            cuts.add(groups.cutAfter(end));
        }
        return NumberBinning.of(column, sample, cuts, wishes.specials(), merged.trend());
    }
}

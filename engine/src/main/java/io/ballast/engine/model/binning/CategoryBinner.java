package io.ballast.engine.model.binning;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts categories in the order of their event rates, rare ones as one, and merges neighbours into bins. */
final class CategoryBinner {
    private final BinningRules rules;
    private final Sample sample;
    private final CategoryColumn column;

    CategoryBinner(BinningRules rules, Sample sample, CategoryColumn column) {
        this.rules = rules;
        this.sample = sample;
        this.column = column;
    }

    CategoryBinning best() {
        List<Group> groups = groups();
        Optional<Merged> merged = groups.isEmpty() ? Optional.empty() : merge(groups);
        List<List<String>> bins = new ArrayList<>();
        int first = 0;
        for (int end : merged.map(Merged::ends).orElse(groups.isEmpty() ? List.of() : List.of(groups.size() - 1))) {
            bins.add(groups.subList(first, end + 1).stream()
                    .flatMap(group -> group.names().stream())
                    .toList());
            first = end + 1;
        }
        return CategoryBinning.of(column, sample, bins, Trend.ASCENDING);
    }

    private Optional<Merged> merge(List<Group> groups) {
        PreBins counts = new PreBins(
                groups.stream().mapToInt(group -> group.count().events()).toArray(),
                groups.stream().mapToInt(group -> group.count().nonEvents()).toArray());
        Woe woe = new Woe(sample.events(), sample.nonEvents(), rules.smoothing());
        return OptimalBinning.of(counts, rules.limits(sample.rows()), woe).best(Trend.ASCENDING);
    }

    private List<Group> groups() {
        int known = column.categories().size();
        int[] bins = new int[column.rows()];
        Arrays.setAll(bins, row -> column.code(row) == CategoryColumn.MISSING ? known : column.code(row));
        List<BinCount> counts = Counting.of(bins, known + 1, sample);
        double least = Math.max(
                rules.rareShare() * sample.rows(), rules.limits(sample.rows()).minRows());
        List<Group> groups = new ArrayList<>();
        List<Group> rare = new ArrayList<>();
        for (int code = 0; code < known; code++) {
            Group group = new Group(List.of(column.categories().get(code)), counts.get(code));
            if (group.count().rows() >= least) {
                groups.add(group);
            } else if (group.count().rows() > 0) {
                rare.add(group);
            }
        }
        rare.stream().reduce(Group::with).ifPresent(groups::add);
        groups.sort(Comparator.comparingDouble((Group group) -> group.count().eventRate())
                .thenComparing(group -> group.names().getFirst()));
        return groups;
    }

    private record Group(List<String> names, BinCount count) {
        Group with(Group other) {
            List<String> both = new ArrayList<>(names);
            both.addAll(other.names);
            return new Group(
                    both,
                    new BinCount(count.events() + other.count.events(), count.nonEvents() + other.count.nonEvents()));
        }
    }
}

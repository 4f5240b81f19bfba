package io.ballast.server.modellab;

import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A training as somebody wrote it into the form.
 *
 * @param key makes one training of the form
 * @param testFrom first day of the test
 * @param kinds what to fit
 * @param seed of what is drawn by chance
 * @param longRunRate percent, empty for none
 * @param choice among characteristics
 * @param wishes by characteristic
 */
record TrainingForm(
        String key,
        Optional<LocalDate> testFrom,
        Set<ModelKind> kinds,
        long seed,
        String longRunRate,
        Choice choice,
        Map<String, Wish.Kind> wishes) {
    private static final String WISH = "wish.";

    TrainingForm {
        kinds = Set.copyOf(kinds);
        wishes = Map.copyOf(wishes);
    }

    /** As it comes, with everything chosen that can be fitted. */
    static TrainingForm usual(String key, Optional<LocalDate> testFrom) {
        Set<ModelKind> kinds = Stream.of(ModelKind.values())
                .filter(kind -> !kind.isBaseline())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ModelKind.class)));
        return new TrainingForm(key, testFrom, kinds, 1, "", Choice.ALL, Map.of());
    }

    /** The wishes among the fields of a request: one a characteristic, its name behind {@code wish.}. */
    static Map<String, Wish.Kind> wishes(Map<String, String> fields) {
        Map<String, Wish.Kind> wishes = new TreeMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(WISH) && !value.isEmpty()) {
                wishes.put(field.substring(WISH.length()), kind(value));
            }
        });
        return wishes;
    }

    private static Wish.Kind kind(String name) {
        return Stream.of(Wish.Kind.values())
                .filter(kind -> kind.name().equals(name) && kind != Wish.Kind.CUTS)
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("modellab.fault.wish", name));
    }

    boolean isAsked(String characteristic, Wish.Kind kind) {
        return wishes.get(characteristic) == kind;
    }

    /** Whether something beyond the usual is asked. */
    boolean isSpecial() {
        return !longRunRate.isBlank() || choice != Choice.ALL || !wishes.isEmpty();
    }

    /**
     * The order that was meant.
     *
     * @throws Refusal if the rate is no number
     */
    TrainingOrder order(long dataSet) {
        Map<String, Wish> asked = new TreeMap<>();
        wishes.forEach((name, kind) -> asked.put(name, Wish.of(kind)));
        Optional<Double> rate = Percent.parse(longRunRate, "modellab.fault.long-run");
        return new TrainingOrder(key, dataSet, testFrom, kinds, seed, new Plan(asked, rate, choice));
    }
}

package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word an editor may offer while a rule is being written.
 *
 * @param word what is inserted: the name of an indicator, or a function with its parenthesis open
 * @param label what it means
 * @param unit unit of the indicator; none for a function
 */
public record Completion(String word, Text label, Optional<Unit> unit) {

    /** Indicators in catalogue order, then functions, whose name or label contains what was written so far. */
    public static List<Completion> of(String written, Catalogue catalogue) {
        Stream<Completion> indicators = catalogue.all().stream()
                .map(found -> new Completion(found.name(), found.label(), Optional.of(found.unit())));
        Stream<Completion> functions = Arrays.stream(Function.values())
                .map(function -> new Completion(function.word() + "(", function.meaning(), Optional.empty()));
        String wanted = lowerCase(written);
        return Stream.concat(indicators, functions)
                .filter(completion -> completion.word().contains(wanted)
                        || completion.label().zh().contains(wanted)
                        || lowerCase(completion.label().en()).contains(wanted))
                .toList();
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

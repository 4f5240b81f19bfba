package io.ballast.server.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stood behind the name of a command: options with a value, and options that stand alone.
 *
 * @param values of the options that take one, in their order
 * @param alone the options that take none
 */
public record Arguments(Map<String, List<String>> values, Set<String> alone) {
    public Arguments {
        values = Map.copyOf(values);
        alone = Set.copyOf(alone);
    }

    /**
     * Reads them.
     *
     * @param alone the options that take no value
     * @throws IllegalArgumentException if a value is missing or a word is no option
     */
    public static Arguments of(List<String> words, Set<String> alone) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> found = new java.util.HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                throw new IllegalArgumentException(word);
            }
            if (alone.contains(word)) {
                found.add(word);
            } else if (i + 1 == words.size()) {
                throw new IllegalArgumentException(word);
            } else {
                i++;
                values.computeIfAbsent(word, _ -> new ArrayList<>()).add(words.get(i));
            }
        }
        return new Arguments(values, found);
    }

    /** The value of an option; the last one if it was given twice. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast);
    }

    /** All values of an option that may be given more than once. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<LocalDate> day(String name) {
        return text(name).map(LocalDate::parse);
    }

    public boolean has(String name) {
        return alone.contains(name) || values.containsKey(name);
    }
}

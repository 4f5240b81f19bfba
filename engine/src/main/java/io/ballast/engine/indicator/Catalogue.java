package io.ballast.engine.indicator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The ordered list of indicator descriptions that readings, rules and scorecards refer to by index or name. */
public final class Catalogue {
    private final List<Description> descriptions;
    private final Map<String, Integer> indexByName = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two indicators share a name
     */
    public Catalogue(List<Description> descriptions) {
        this.descriptions = List.copyOf(descriptions);
        for (int i = 0; i < this.descriptions.size(); i++) {
            String name = this.descriptions.get(i).name();
            if (indexByName.put(name, i) != null) {
                throw new IllegalArgumentException("Two indicators are called " + name);
            }
        }
    }

    public List<Description> all() {
        return descriptions;
    }

    public int size() {
        return descriptions.size();
    }

    public Description at(int index) {
        return descriptions.get(index);
    }

    public OptionalInt find(String name) {
        Integer index = indexByName.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * The position of this indicator.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int indexOf(String name) {
        Integer index = indexByName.get(name);
        if (index == null) {
            throw new IllegalArgumentException("No indicator is called " + name);
        }
        return index;
    }
}

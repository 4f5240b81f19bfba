package io.ballast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a viewer wants to see of a list, as the address says it: filters, sort, columns, place and size of the page.
 *
 * @param path address of the list
 * @param sort key of the sorted column
 * @param isDescending largest first
 * @param cursor place in the list; empty is its start
 * @param size rows of a page
 * @param columns keys of the chosen columns; empty is the usual ones
 * @param filters the other parameters, which belong to the module
 */
public record TableQuery(
        String path,
        String sort,
        boolean isDescending,
        Optional<Cursor> cursor,
        int size,
        Set<String> columns,
        Map<String, List<String>> filters) {
    public static final List<Integer> SIZES = List.of(25, 50, 100, 200);
    private static final String SORT = "sort";
    private static final String AT = "at";
    private static final String SIZE = "size";
    private static final String COLUMNS = "columns";
    private static final Set<String> OURS = Set.of(SORT, AT, SIZE, COLUMNS, "_csrf");
    private static final int MOST_PARAMETERS = 40;
    private static final int LONGEST_VALUE = 1000;

    public TableQuery {
        columns = Set.copyOf(columns);
    }

    /**
     * Reads the address.
     *
     * @param usualSort key of a sortable column, with a leading dash for largest first
     * @throws Refusal if the address sorts by an unknown column, has a broken place or is beyond all limits
     */
    public static TableQuery of(HttpServletRequest request, Columns<?> columns, String usualSort) {
        Map<String, String[]> parameters = request.getParameterMap();
        if (parameters.size() > MOST_PARAMETERS
                || parameters.values().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw Refusal.badRequest("web.table.fault");
        }
        String sort = first(parameters, SORT).orElse(usualSort);
        boolean isDescending = sort.startsWith("-");
        String key = isDescending ? sort.substring(1) : sort;
        if (!key.isEmpty() && !columns.sortable().contains(key)) {
            throw Refusal.badRequest("web.table.fault");
        }
        Map<String, List<String>> filters = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            List<String> given = Arrays.stream(values)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!OURS.contains(name) && !given.isEmpty()) {
                filters.put(name, given);
            }
        });
        return new TableQuery(
                request.getRequestURI(),
                key,
                isDescending,
                first(parameters, AT)
                        .map(text -> Cursor.parse(text).orElseThrow(() -> Refusal.badRequest("web.table.fault"))),
                first(parameters, SIZE).map(TableQuery::sizeOf).orElse(50),
                Set.of(parameters.getOrDefault(COLUMNS, new String[0])),
                filters);
    }

    /** The one value of a filter, stripped; empty if it is not set. */
    public Optional<String> filter(String name) {
        return Optional.ofNullable(filters.get(name)).map(List::getFirst);
    }

    public List<String> filterAll(String name) {
        return filters.getOrDefault(name, List.of());
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    boolean isShown(Column<?> column) {
        return columns.isEmpty() ? column.isShown() : columns.contains(column.key());
    }

    String sortedBy(String key) {
        boolean descends = key.equals(sort) && !isDescending;
        return address(path, builder -> builder.queryParam(SORT, (descends ? "-" : "") + key), SORT, AT);
    }

    String at(Cursor place) {
        return address(path, builder -> builder.queryParam(AT, place.encode()), AT);
    }

    String sized(int rows) {
        return address(path, builder -> builder.queryParam(SIZE, rows), SIZE, AT);
    }

    String start() {
        return address(path, builder -> {}, AT);
    }

    String unfiltered() {
        return new TableQuery(path, sort, isDescending, Optional.empty(), size, columns, Map.of()).start();
    }

    String export(String suffix) {
        return address(path + "/export." + suffix, builder -> {}, AT, SIZE);
    }

    /** The parameters that a form for some of them must carry along, as name and value. */
    List<Map.Entry<String, String>> besides(String... changed) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        parameters(Set.of(changed))
                .forEach((name, values) -> values.forEach(value -> pairs.add(Map.entry(name, value))));
        return pairs;
    }

    /** For the filter form: sort, size and columns. */
    List<Map.Entry<String, String>> besidesFilters() {
        List<String> drop = new ArrayList<>(filters.keySet());
        drop.add(AT);
        return besides(drop.toArray(String[]::new));
    }

    private String address(String target, Consumer<UriComponentsBuilder> change, String... changed) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(target);
        parameters(Set.of(changed)).forEach((name, values) -> builder.queryParam(name, values.toArray()));
        change.accept(builder);
        return builder.encode().build().toUriString();
    }

    private Map<String, List<String>> parameters(Set<String> without) {
        Map<String, List<String>> all = new LinkedHashMap<>(filters);
        if (!sort.isEmpty()) {
            all.put(SORT, List.of((isDescending ? "-" : "") + sort));
        }
        all.put(SIZE, List.of(Integer.toString(size)));
        if (!columns.isEmpty()) {
            all.put(COLUMNS, columns.stream().sorted().toList());
        }
        all.keySet().removeAll(without);
        return all;
    }

    private static Optional<String> first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        return values.length == 0 || values[0].isBlank() ? Optional.empty() : Optional.of(values[0]);
    }

    private static int sizeOf(String text) {
        return SIZES.stream()
                .filter(size -> Integer.toString(size).equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("web.table.fault"));
    }
}

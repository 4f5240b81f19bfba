package io.ballast.server.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param rows in the order of the list
 * @param previous leads to the rows before, if there are any
 * @param next leads to the rows behind, if there are any
 * @param total all rows of the list where counting is cheap
 * @param <T> a row
 */
public record Slice<T>(List<T> rows, Optional<Cursor> previous, Optional<Cursor> next, OptionalLong total) {
    public Slice {
        rows = List.copyOf(rows);
    }

    /** A list that fits on one page. */
    public static <T> Slice<T> whole(List<T> rows) {
        return new Slice<>(rows, Optional.empty(), Optional.empty(), OptionalLong.of(rows.size()));
    }

    /**
     * The page out of rows fetched in the direction of the cursor, one more than the page is long.
     *
     * @param fetched up to {@code query.size() + 1} rows; for a backward cursor nearest first, that is reversed
     * @param border sort value and key of a row
     */
    public static <T> Slice<T> of(
            List<T> fetched, TableQuery query, OptionalLong total, Function<? super T, List<String>> border) {
        boolean isForward = query.cursor().map(Cursor::isForward).orElse(true);
        boolean isMore = fetched.size() > query.size();
        List<T> page = isMore ? fetched.subList(0, query.size()) : fetched;
        List<T> rows = isForward ? page : page.reversed();
        boolean hasPrevious = isForward ? query.cursor().isPresent() : isMore;
        boolean hasNext = !isForward || isMore;
        return new Slice<>(
                rows,
                hasPrevious && !rows.isEmpty()
                        ? Optional.of(new Cursor(false, border.apply(rows.getFirst())))
                        : Optional.empty(),
                hasNext && !rows.isEmpty()
                        ? Optional.of(new Cursor(true, border.apply(rows.getLast())))
                        : Optional.empty(),
                total);
    }
}

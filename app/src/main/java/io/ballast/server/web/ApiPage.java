package io.ballast.server.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list as the interface gives it.
 *
 * @param items in the order of the list
 * @param next value of {@code at} for the items behind, if there are any
 * @param previous value of {@code at} for the items before, if there are any
 * @param total all items of the list where counting is cheap
 * @param <T> an item
 */
public record ApiPage<T>(
        List<T> items,

        @Schema(description = "Value of 'at' that leads to the items behind; absent on the last page")
        Optional<String> next,

        @Schema(description = "Value of 'at' that leads to the items before; absent on the first page")
        Optional<String> previous,

        @Schema(description = "All items of the list, where counting is cheap")
        Optional<Long> total) {
    public ApiPage {
        items = List.copyOf(items);
    }

    public static <R, T> ApiPage<T> of(Slice<R> slice, Function<? super R, T> item) {
        return new ApiPage<>(
                slice.rows().stream().<T>map(item).toList(),
                slice.next().map(Cursor::encode),
                slice.previous().map(Cursor::encode),
                slice.total().isPresent() ? Optional.of(slice.total().getAsLong()) : Optional.empty());
    }
}

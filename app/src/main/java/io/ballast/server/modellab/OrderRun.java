package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A stored study of what customers are likely to order in a month.
 *
 * @param asOf last day the books told of
 * @param month the month that is foretold: the first one that was not over
 * @param errors of the months tried; empty where nothing was tried or ordered
 */
record OrderRun(
        long id,
        LocalDate asOf,
        YearMonth month,
        Optional<OrderErrors> errors,
        String engineVersion,
        String createdBy,
        Instant createdAt) {

    String path() {
        return "/models/behaviour/orders/" + id;
    }

    String rows() {
        return path() + "/months";
    }

    /** Whether forecasts err less than last month repeated, by more than chance. */
    boolean isBetter() {
        return errors.flatMap(OrderErrors::gain).map(gain -> gain.lower() > 0).orElse(false);
    }
}

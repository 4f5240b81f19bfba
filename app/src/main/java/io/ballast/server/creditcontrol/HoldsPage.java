package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.Strategy;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The orders that wait.
 *
 * @param sum of all that match, not only of those of this page
 * @param query how they were asked for
 * @param strategy by which the system lets orders go first
 * @param isKindOffered whether the reader may ask by failed checks
 * @param page number of the page, from 0
 * @param isMore whether there is a page behind it
 */
record HoldsPage(
        List<Hold> rows,
        HoldQueue.Sum sum,
        Optional<HoldFigures.Quality> quality,
        HoldQuery query,
        Strategy strategy,
        boolean isKindOffered,
        int page,
        boolean isMore,
        LocalDate today,
        Instant now,
        Currency currency) {
    HoldsPage {
        rows = List.copyOf(rows);
    }

    String age(Hold hold, Fmt fmt) {
        return HoldPage.age(hold, now, fmt);
    }

    List<HoldQueue.Order> orders() {
        return List.of(HoldQueue.Order.values());
    }

    List<CheckKind> kinds() {
        return List.of(CheckKind.values());
    }

    String pagePath(int number) {
        return "/holds?" + query.text() + (query.text().isEmpty() ? "" : "&") + "page=" + number;
    }

    /** The same list as a file of this kind. */
    String file(String kind) {
        return "/holds." + kind + (query.text().isEmpty() ? "" : "?" + query.text());
    }
}

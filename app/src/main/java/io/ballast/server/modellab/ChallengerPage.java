package io.ballast.server.modellab;

import io.ballast.engine.model.validation.AucComparison;
import io.ballast.engine.model.watch.Agreement;
import io.ballast.engine.model.watch.Contest;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Table;
import io.ballast.server.web.Tile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A challenger beside the scorecard in force.
 *
 * @param challenger who
 * @param said what it said in the newest run, if there was one
 * @param asOf day of that run
 * @param table customers of that run
 * @param currency of what they owe
 */
record ChallengerPage(
        Challenger challenger,
        Optional<ChallengerRows.Said> said,
        Optional<LocalDate> asOf,
        Optional<Table> table,
        Currency currency) {
    private static final double CONFIDENCE = 0.95;
    private static final int DECIMALS = 3;

    private Agreement today() {
        return said.orElseThrow().figures().today();
    }

    /** How both compare, each figure with its rows. */
    List<Tile> tiles(Fmt fmt) {
        return List.of(
                sum("safer", today().safer(), fmt),
                sum("riskier", today().riskier(), fmt),
                sum("same", today().same(), fmt));
    }

    private Tile sum(String swap, Agreement.Sum sum, Fmt fmt) {
        return Tile.of(
                        fmt.text("modellab.challenger." + swap),
                        fmt.number(sum.customers()),
                        challenger.path() + "?swap=" + swap + "#challenged")
                .noting(fmt.text("modellab.challenger.owe", fmt.amount(sum.exposureMinor(), currency)));
    }

    /** Customers with this pair of grades, 0 if there are none. */
    int count(Grade inForce, Grade other) {
        return today().cells().stream()
                .filter(cell -> cell.inForce() == inForce && cell.challenger() == other)
                .mapToInt(Agreement.Cell::customers)
                .sum();
    }

    String path(Grade inForce, Grade other) {
        return challenger.path() + "?in-force=" + inForce + "&challenger=" + other + "#challenged";
    }

    /** The difference of areas with its sign and interval. */
    static String difference(AucComparison ranking, Fmt fmt) {
        return (ranking.difference() > 0 ? "+" : "") + fmt.number(ranking.difference(), DECIMALS) + " ("
                + WatchPage.text(ranking.interval(CONFIDENCE), DECIMALS, fmt) + ")";
    }

    /** What the difference says: only an interval without 0 is more than chance. */
    static Badge verdict(Contest contest, Fmt fmt) {
        if (contest.ranking().isEmpty()) {
            return Badge.of(Badge.Tone.NEUTRAL, fmt.text("modellab.light.UNKNOWN"));
        }
        var interval = contest.ranking().get().interval(CONFIDENCE);
        if (interval.lower() > 0) {
            return Badge.of(Badge.Tone.GOOD, fmt.text("modellab.challenger.better"));
        }
        return interval.upper() < 0
                ? Badge.of(Badge.Tone.BAD, fmt.text("modellab.challenger.worse"))
                : Badge.of(Badge.Tone.NEUTRAL, fmt.text("modellab.challenger.alike"));
    }
}

package io.ballast.server.creditcontrol;

import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * Limits that are likely to break, by day.
 *
 * @param days within which they break
 * @param mostDays how far is looked ahead
 * @param owner code of who is in charge, empty for all
 * @param total how many there are in all
 * @param looked what it is known from; nothing before the first look
 * @param next place of the next page
 */
record BreakingPage(
        List<BreakingLimit> rows,
        int days,
        int mostDays,
        String owner,
        long total,
        Optional<BreakingLimits.Looked> looked,
        Optional<Integer> next,
        LocalDate today) {
    private static final int SOON_DAYS = 14;
    private static final List<Integer> SPANS = List.of(7, SOON_DAYS, 30);

    BreakingPage {
        rows = List.copyOf(rows);
    }

    /** The spans that are offered, in days. */
    List<Integer> spans() {
        return SPANS.stream().filter(span -> span < mostDays).toList();
    }

    /** Whether some of it was looked at on an earlier day, and is about to be looked at again. */
    boolean isStale() {
        return looked.filter(look -> look.asOf().isBefore(today)).isPresent();
    }

    Badge.Tone tone(BreakingLimit limit) {
        if (limit.isBroken(today)) {
            return Badge.Tone.BAD;
        }
        return limit.breaksOn().isAfter(today.plusDays(SOON_DAYS)) ? Badge.Tone.WATCH : Badge.Tone.HIGH;
    }

    /** How soon it breaks. */
    String soon(BreakingLimit limit, Fmt fmt) {
        return limit.isBroken(today)
                ? fmt.text("creditcontrol.breaking.now")
                : fmt.text("creditcontrol.breaking.in", fmt.number(today.until(limit.breaksOn(), ChronoUnit.DAYS)));
    }

    /** The same list as a file of this kind. */
    String file(String type) {
        return "/breaking-limits." + type + "?" + query();
    }

    String nextPage() {
        return "/breaking-limits?" + query() + "&skip=" + next.orElse(0);
    }

    private String query() {
        return "days=" + days + (owner.isEmpty() ? "" : "&owner=" + UriUtils.encode(owner, StandardCharsets.UTF_8));
    }
}

package io.ballast.server.limits;

import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * Limits and documents that end in a month, by day.
 *
 * @param isSoon whether the list is held to the days that are told ahead
 * @param day the one day that the list is held to
 * @param counts how many end on each day of the month on which any does
 * @param rows those shown, by day
 * @param effects what the policy does once a permanent limit is over
 * @param next place of the next page
 * @param isOpen whether the viewer knows of every customer, and so of whole documents
 */
record ExpiryPage(
        YearMonth month,
        boolean isSoon,
        Optional<LocalDate> day,
        Optional<ExpiringLimit.Kind> kind,
        Map<LocalDate, Long> counts,
        List<ExpiringLimit> rows,
        List<ExpiryEffect> effects,
        Optional<Integer> next,
        boolean isOpen,
        LocalDate today) {
    private static final int DAYS_OF_WEEK = 7;
    private static final int SOON_DAYS = 14;

    ExpiryPage {
        rows = List.copyOf(rows);
        effects = List.copyOf(effects);
    }

    /** The weeks of the month from Monday on; days of other months are empty. */
    List<List<Optional<LocalDate>>> weeks() {
        List<List<Optional<LocalDate>>> weeks = new ArrayList<>();
        LocalDate at = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (!at.isAfter(month.atEndOfMonth())) {
            List<Optional<LocalDate>> week = new ArrayList<>();
            for (int i = 0; i < DAYS_OF_WEEK; i++) {
                week.add(Optional.of(at).filter(day -> YearMonth.from(day).equals(month)));
                at = at.plusDays(1);
            }
            weeks.add(week);
        }
        return weeks;
    }

    List<DayOfWeek> daysOfWeek() {
        return List.of(DayOfWeek.values());
    }

    long count(LocalDate of) {
        return counts.getOrDefault(of, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    String path(YearMonth other) {
        return "/limit-calendar?month=" + other + kindQuery();
    }

    String path(LocalDate one) {
        return "/limit-calendar?day=" + one + kindQuery();
    }

    /** The same list as a file of this kind. */
    String file(String type) {
        return "/limit-calendar." + type + "?" + query();
    }

    String nextPage() {
        return "/limit-calendar?" + query() + "&skip=" + next.orElse(0);
    }

    private String query() {
        return (isSoon ? "soon=true" : day.map(one -> "day=" + one).orElse("month=" + month)) + kindQuery();
    }

    private String kindQuery() {
        return kind.map(of -> "&kind=" + of).orElse("");
    }

    /** Which days the list shows. */
    String title(Fmt fmt) {
        return isSoon
                ? fmt.text("limits.expiry.soon")
                : day.map(fmt::date).orElseGet(() -> fmt.text("limits.expiry.list"));
    }

    /** The form that asks for the same limit to a new last day. */
    String renewal(ExpiringLimit limit) {
        return "/limit-requests/new?kind=RENEWAL&" + limit.of().obligor().type() + "="
                + UriUtils.encode(limit.of().code(), StandardCharsets.UTF_8);
    }

    Badge.Tone tone(ExpiringLimit limit) {
        if (limit.isOver(today)) {
            return limit.isTemporary() ? Badge.Tone.NEUTRAL : Badge.Tone.BAD;
        }
        return limit.lastDay().isAfter(today.plusDays(SOON_DAYS)) ? Badge.Tone.NEUTRAL : Badge.Tone.WATCH;
    }

    /** What is so of a limit today. */
    String state(ExpiringLimit limit, Fmt fmt) {
        if (limit.isOver(today) && limit.document().isPresent()) {
            return fmt.text("limits.expiry.no-cover");
        }
        if (limit.isOver(today)) {
            return fmt.text(limit.isTemporary() ? "limits.expiry.back" : "limits.expiry.over");
        }
        long days = today.until(limit.lastDay(), ChronoUnit.DAYS);
        return days == 0 ? fmt.text("limits.expiry.today") : fmt.text("limits.expiry.days", fmt.number(days));
    }

    /** What ends, and of which kind of exposure. */
    static String kind(ExpiringLimit limit, Fmt fmt) {
        String kind = fmt.text("limits.expiry.kind." + limit.kind().name());
        return limit.exposure().map(of -> kind + " · " + fmt.text(of.label())).orElse(kind);
    }
}

package io.ballast.server.web;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.server.web.Chart.Kind;
import io.ballast.server.web.Chart.Point;
import io.ballast.server.web.Chart.Series;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pattern book: every fragment of docs/pages.md on one page, with made-up figures, for whoever builds pages. */
@Controller
class PatternPages {
    private static final List<String> MONTHS = IntStream.rangeClosed(1, 12)
            .mapToObj(month -> "2026-%02d".formatted(month))
            .toList();
    private static final int WAN = 1_000_000;

    private final Formats formats;
    private final Clock clock;

    PatternPages(Formats formats, Clock clock) {
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping("/patterns")
    @Allowed("web:pattern:read")
    ModelAndView patterns(HttpServletRequest request) {
        Fmt fmt = formats.of(Preferences.of(request));
        List<Badge> badges = Stream.concat(
                        Arrays.stream(Grade.values()).map(Badge::of),
                        Arrays.stream(Severity.values()).map(severity -> Badge.of(severity, fmt)))
                .toList();
        Job job = new Job(
                1,
                "web.jobs",
                "ar-2026-03.xlsx",
                "ballast",
                JobState.RESUMABLE,
                124_000,
                OptionalLong.of(200_000),
                "",
                Optional.empty(),
                clock.instant().minusSeconds(31),
                clock.instant(),
                Optional.of(clock.instant()));
        return Page.of("web/patterns", new PatternPage(tiles(fmt), badges, charts(fmt), waterfall(fmt), job));
    }

    private static List<Tile> tiles(Fmt fmt) {
        return List.of(
                Tile.of(fmt.text(Text.of("应收余额", "Receivables")), fmt.amount(8_421_350_766L, Currency.CNY), "#")
                        .in("CNY"),
                Tile.of(fmt.text(Text.of("逾期占比", "Past due")), fmt.percent(0.184), "#")
                        .noting(fmt.text(Text.of("上月 16.2%", "16.2% last month")))
                        .toned(Badge.Tone.WATCH),
                Tile.of(fmt.text(Text.of("待处理警报", "Open alarms")), "7", "#")
                        .noting(fmt.text(Text.of("3 条超过 2 天", "3 older than 2 days")))
                        .toned(Badge.Tone.BAD));
    }

    private static List<Chart> charts(Fmt fmt) {
        return List.of(ageing(fmt), lines(fmt), migration(fmt), treemap(fmt), fall(fmt));
    }

    private static Chart ageing(Fmt fmt) {
        List<Text> buckets = List.of(
                Text.of("未到期", "not due"),
                Text.of("1–30 天", "1–30 days"),
                Text.of("31–60 天", "31–60 days"),
                Text.of("61–90 天", "61–90 days"),
                Text.of("91–180 天", "91–180 days"),
                Text.of("180 天以上", "over 180 days"));
        List<Series> series = IntStream.range(0, buckets.size())
                .mapToObj(bucket -> new Series(
                        fmt.text(buckets.get(bucket)),
                        IntStream.range(0, MONTHS.size())
                                .mapToObj(month -> money(fmt, (60 - 10 * bucket + 3 * ((month * 7 + bucket) % 5)) / 2))
                                .toList()))
                .toList();
        return chart(Kind.AGEING, "ageing", Text.of("应收账龄", "Receivables by age"), fmt, MONTHS, series);
    }

    private static Chart lines(Fmt fmt) {
        List<Series> series = List.of(
                Series.of("DSO", List.of(52.0, 54.0, 53.0, 57.0, 61.0, 60.0, 58.0, 63.0, 66.0, 64.0, 62.0, 59.0)),
                Series.of(
                        fmt.text(Text.of("最佳 DSO", "Best possible DSO")),
                        List.of(41.0, 41.0, 42.0, 42.0, 43.0, 42.0, 41.0, 42.0, 43.0, 43.0, 42.0, 41.0)));
        return chart(Kind.LINES, "dso", Text.of("回款天数", "Days sales outstanding"), fmt, MONTHS, series);
    }

    private static Chart migration(Fmt fmt) {
        List<String> grades = Arrays.stream(Grade.values()).map(Grade::name).toList();
        List<Series> series = IntStream.range(0, grades.size())
                .mapToObj(from -> new Series(
                        grades.get(from),
                        IntStream.range(0, grades.size())
                                .mapToObj(to -> moved(Math.max(0, 80 - 30 * Math.abs(from - to) - 3 * from)))
                                .toList()))
                .toList();
        return chart(Kind.MIGRATION, "migration", Text.of("等级迁移", "Grade migration"), fmt, grades, series);
    }

    private static Point moved(int customers) {
        return customers == 0 ? Point.gap() : Point.of(customers, Integer.toString(customers));
    }

    private static Chart treemap(Fmt fmt) {
        List<String> names = List.of("启明电子", "Aurora", "海川物流", "Borealis", "中联机电", "远大建材", "华瑞化工", "东升纺织");
        List<Series> series = List.of(
                new Series(
                        fmt.text(Text.of("敞口", "Exposure")),
                        IntStream.range(0, names.size())
                                .mapToObj(i -> money(fmt, 90 / (i + 1)))
                                .toList()),
                new Series(
                        fmt.text(Text.of("等级", "Grade")),
                        IntStream.range(0, names.size())
                                .mapToObj(i -> Point.of(i + 1.0, Grade.values()[i].name()))
                                .toList()));
        return chart(Kind.TREEMAP, "exposure", Text.of("敞口集中度", "Concentration"), fmt, names, series);
    }

    private static Chart fall(Fmt fmt) {
        List<String> steps = Stream.of(
                        Text.of("基础分", "Base"),
                        Text.of("付款拖延", "Payment delay"),
                        Text.of("订单增长", "Order growth"),
                        Text.of("额度占用", "Utilisation"),
                        Text.of("总分", "Total"))
                .map(fmt::text)
                .toList();
        List<Point> points = List.of(
                Point.of(600, "600"),
                Point.of(-85, "-85"),
                Point.of(40, "+40"),
                Point.of(-22, "-22"),
                Point.of(533, "533"));
        return chart(
                Kind.WATERFALL,
                "fall",
                Text.of("得分构成", "How the score comes about"),
                fmt,
                steps,
                List.of(new Series(fmt.text(Text.of("分数", "Points")), points)));
    }

    private static Chart chart(
            Kind kind, String id, Text title, Fmt fmt, List<String> categories, List<Series> series) {
        return new Chart(
                kind,
                id,
                fmt.text(title),
                fmt.text("web.patterns.unit"),
                fmt.text("web.patterns.made-up"),
                categories,
                series);
    }

    private static Waterfall waterfall(Fmt fmt) {
        return Waterfall.of(
                fmt.text(Text.of("基础分", "Base")),
                600,
                List.of(
                        new Waterfall.Step(
                                fmt.text(Text.of("付款拖延", "Payment delay")),
                                fmt.text(Text.of("加权拖延 23 天", "23 days late, weighted")),
                                -85),
                        new Waterfall.Step(
                                fmt.text(Text.of("订单增长", "Order growth")),
                                fmt.text(Text.of("近 90 天增长 18%", "18% up in 90 days")),
                                40),
                        new Waterfall.Step(
                                fmt.text(Text.of("额度占用", "Utilisation")),
                                fmt.text(Text.of("占用 91%", "91% used")),
                                -22)),
                fmt.text(Text.of("总分", "Total")));
    }

    private static Point money(Fmt fmt, int wan) {
        long minor = (long) wan * WAN;
        return Point.of(minor / 100.0, fmt.amount(minor, Currency.CNY), "#");
    }
}

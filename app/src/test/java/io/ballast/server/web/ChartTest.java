package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void a_hostile_name_cannot_leave_the_script_element_it_travels_in() {
        Chart chart = new Chart(
                Chart.Kind.BARS,
                "bars",
                "</script><script>alert(1)</script>",
                "CNY",
                "2026",
                List.of("<!--&"),
                List.of(Chart.Series.of("a", List.of(1.5))));
        assertThat(chart.json()).doesNotContain("<").doesNotContain(">").doesNotContain("&");
        assertThat(chart.json()).contains("\\u003c/script\\u003e");
    }

    @Test
    void every_series_has_one_point_for_each_category() {
        assertThatThrownBy(() -> new Chart(
                        Chart.Kind.BARS,
                        "bars",
                        "t",
                        "u",
                        "p",
                        List.of("1", "2"),
                        List.of(Chart.Series.of("a", List.of(1.5)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 points for 2 categories");
    }

    @Test
    void the_bars_of_a_waterfall_hang_together() {
        Waterfall fall = Waterfall.of(
                "base",
                600,
                List.of(new Waterfall.Step("late", "", -100), new Waterfall.Step("orders", "", 50)),
                "total");
        // Scale: 1000 / (600 - 0). 600 -> 1000, 500 -> 833, 550 -> 917.
        assertThat(fall.rows()).extracting(Waterfall.Row::from).containsExactly(0, 833, 833, 0);
        assertThat(fall.rows()).extracting(Waterfall.Row::width).containsExactly(1000, 167, 84, 917);
        assertThat(fall.rows().getLast().points()).isEqualTo(550);
    }
}

package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.value.EnterpriseSizes.Classified;
import io.ballast.engine.value.EnterpriseSizes.Figures;
import io.ballast.engine.value.EnterpriseSizes.Industry;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnterpriseSizesTest {

    // Industry: staff 1000/300/20 and revenue 40,000/2,000/300 (万元), all bounds at once.
    @ParameterizedTest
    @CsvSource({
        "1000, 40000, LARGE",
        "999, 40000, MEDIUM",
        "1000, 39999, MEDIUM",
        "5000, 1999, SMALL",
        "300, 2000, MEDIUM",
        "20, 300, SMALL",
        "19, 90000, MICRO",
        "0, 0, MICRO"
    })
    void a_manufacturer_must_reach_every_lower_bound_of_its_class(int staff, long revenue, EnterpriseSize size) {
        var figures = new Figures(OptionalInt.of(staff), OptionalLong.of(revenue), OptionalLong.empty());
        assertThat(EnterpriseSizes.classify(Industry.INDUSTRY, figures)).isEqualTo(new Classified.Size(size));
    }

    @Test
    void a_builder_is_judged_by_revenue_and_assets_and_not_by_staff() {
        // 80,000 / 6,000 / 300 revenue gives large, 5,000 assets give medium: medium.
        var figures = new Figures(OptionalInt.empty(), OptionalLong.of(80_000), OptionalLong.of(5_000));
        assertThat(EnterpriseSizes.classify(Industry.CONSTRUCTION, figures))
                .isEqualTo(new Classified.Size(EnterpriseSize.MEDIUM));
    }

    @Test
    void an_unknown_measure_is_a_reason_and_not_zero() {
        var figures = new Figures(OptionalInt.of(50), OptionalLong.empty(), OptionalLong.empty());
        assertThat(EnterpriseSizes.classify(Industry.INDUSTRY, figures))
                .isEqualTo(new Classified.NotEnoughData(Text.of("缺少：营业收入", "not known: revenue")));
    }

    @Test
    void only_the_rows_read_at_the_source_say_so() {
        assertThat(Arrays.stream(Industry.values()).filter(Industry::isConfirmed))
                .containsExactly(Industry.INDUSTRY, Industry.CONSTRUCTION);
        assertThat(Industry.WHOLESALE.source()).contains("to be confirmed");
    }

    @Test
    void bounds_that_do_not_fall_are_refused() {
        assertThatThrownBy(() -> new EnterpriseSizes.Bounds(10, 10, 1)).hasMessageContaining("10, 10, 1");
    }

    @Test
    void a_section_that_holds_several_industries_does_not_decide() {
        assertThat(Industry.ofSection(IndustrySection.C)).contains(Industry.INDUSTRY);
        assertThat(Industry.ofSection(IndustrySection.F)).isEmpty();
    }
}

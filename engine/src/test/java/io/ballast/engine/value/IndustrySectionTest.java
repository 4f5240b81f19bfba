package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndustrySectionTest {

    @ParameterizedTest
    @CsvSource({"F5137,F", "C13,C", "c13,C", "5137,F", "01,A", "97,T", "A,A", " G60 ,G", "J66,J", "K7010,K"})
    void a_code_of_any_depth_names_its_section(String code, IndustrySection section) {
        assertThat(IndustrySection.ofCode(code)).contains(section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F13", "98", "00", "U10", "C1", "F51371", "批发"})
    void what_contradicts_itself_or_is_no_code_has_no_section(String code) {
        assertThat(IndustrySection.ofCode(code)).isEmpty();
    }

    @Test
    void the_sections_cover_divisions_1_to_97_without_gap_or_overlap() {
        int next = 1;
        for (IndustrySection section : IndustrySection.values()) {
            assertThat(section.firstDivision()).isEqualTo(next);
            next = section.lastDivision() + 1;
        }
        assertThat(next).isEqualTo(98);
    }
}

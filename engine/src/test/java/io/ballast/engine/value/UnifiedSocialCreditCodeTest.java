package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.value.UnifiedSocialCreditCode.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedSocialCreditCodeTest {

    // Published codes of organisations; the eighth is the example of GB 32100-2015 itself.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "9144030071526726XG",
                "91330106673959654P",
                "91110000802100433B",
                "91440300767693509Q",
                "9131000063159284XQ",
                "91512081MA62K0260E",
                "91350100M000100Y43",
                "91440111MAE3A3J414"
            })
    void a_published_code_is_valid(String code) {
        assertThat(UnifiedSocialCreditCode.parse(code)).isEqualTo(new Parsed.Valid(new UnifiedSocialCreditCode(code)));
    }

    @ParameterizedTest
    @CsvSource({"91350100M000100Y4Z,18", "91310115IA1H8R7C6D,9", "91310115MO1H8R7C6D,10", "S1350100M000100Y43,1"})
    void a_letter_that_is_never_used_is_pointed_at(String code, int position) {
        assertThat(UnifiedSocialCreditCode.parse(code)).isInstanceOfSatisfying(Parsed.Malformed.class, malformed -> {
            assertThat(malformed.position()).isEqualTo(position);
            assertThat(malformed.because().zh()).contains("第 " + position + " 位");
            assertThat(malformed.because().en()).contains("character " + position);
        });
    }

    @Test
    void the_example_of_the_standard_with_another_last_character_names_the_expected_3() {
        // sum(value_i * weight_i) = 1,640, 1,640 mod 31 = 28, 31 - 28 = 3
        assertThat(UnifiedSocialCreditCode.parse("91350100M000100Y4A"))
                .isInstanceOfSatisfying(Parsed.WrongCheckDigit.class, wrong -> {
                    assertThat(wrong.position()).isEqualTo(18);
                    assertThat(wrong.expected()).isEqualTo('3');
                    assertThat(wrong.because().en()).isEqualTo("the check digit at position 18 should be 3, not A");
                });
    }

    @Test
    void an_organisation_code_whose_own_digit_fails_is_a_doubt_and_not_a_refusal() {
        // 76769350: 7*3 + 6*7 + 7*9 + 6*10 + 9*5 + 3*8 + 5*4 + 0*2 = 275, 275 mod 11 = 0, 11 - 0 = 11 -> 0, not 9;
        // the code is in use and its digit 18 holds.
        assertThat(new UnifiedSocialCreditCode("91440300767693509Q").doubt())
                .contains(Text.of(
                        "第 17 位组织机构代码校验码应为 0，实际为 9",
                        "the organisation code's check digit at position 17 should be 0, not 9"));
        // M000100Y: 22*3 + 1*5 + 34*2 = 139, 139 mod 11 = 7, 11 - 7 = 4, as it stands
        assertThat(new UnifiedSocialCreditCode("91350100M000100Y43").doubt()).isEmpty();
        // 71526726: 7*3 + 1*7 + 5*9 + 2*10 + 6*5 + 7*8 + 2*4 + 6*2 = 199, 199 mod 11 = 1, 11 - 1 = 10 -> X
        assertThat(new UnifiedSocialCreditCode("9144030071526726XG").doubt()).isEmpty();
    }

    @Test
    void a_slip_in_the_organisation_code_names_both_digits() {
        assertThat(UnifiedSocialCreditCode.parse("91350100M000100Y53"))
                .isInstanceOfSatisfying(
                        Parsed.WrongCheckDigit.class,
                        wrong -> assertThat(wrong.because().en())
                                .contains("at position 18", "at position 17 should be 4, not 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91310115MA1H8R7C6D", "91350211M0000XUF46"})
    void an_early_code_that_fails_a_check_keeps_its_text_so_that_it_can_be_recorded_with_a_reason(String code) {
        assertThat(UnifiedSocialCreditCode.parse(code))
                .isInstanceOfSatisfying(
                        Parsed.WrongCheckDigit.class,
                        wrong -> assertThat(wrong.text()).isEqualTo(code));
    }

    @Test
    void lower_case_full_width_and_blanks_do_not_matter() {
        assertThat(UnifiedSocialCreditCode.parse(" 91350100m0001 00y43\u3000"))
                .isEqualTo(new Parsed.Valid(new UnifiedSocialCreditCode("91350100M000100Y43")));
        assertThat(UnifiedSocialCreditCode.parse("９１３５０１００Ｍ０００１００ｙ４３\uFEFF"))
                .isEqualTo(new Parsed.Valid(new UnifiedSocialCreditCode("91350100M000100Y43")));
    }

    @ParameterizedTest
    @CsvSource({"'',0", "91350100M000100Y4,17", "91350100M000100Y433,19"})
    void another_length_than_18_is_refused(String code, int length) {
        assertThat(UnifiedSocialCreditCode.parse(code)).isInstanceOfSatisfying(Parsed.Malformed.class, malformed -> {
            assertThat(malformed.position()).isZero();
            assertThat(malformed.because().en()).endsWith("not " + length);
        });
        assertThat(UnifiedSocialCreditCode.parse("9".repeat(1_000_000))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void a_district_holds_digits_only() {
        assertThat(UnifiedSocialCreditCode.parse("9135010AM000100Y43"))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        malformed -> assertThat(malformed.position()).isEqualTo(8));
    }

    @Test
    void the_first_two_characters_say_who_registered_it_and_92_is_a_sole_trader() {
        var enterprise = new UnifiedSocialCreditCode("91350100M000100Y43");
        assertThat(enterprise.registration()).isEqualTo(Text.of("市场监管（工商） · 企业", "market regulation · enterprise"));
        assertThat(enterprise.isSoleTrader()).isFalse();
        assertThat(enterprise.district()).isEqualTo("350100");
        assertThat(enterprise.organisation()).isEqualTo("M000100Y4");
        // Second character 1 -> 2 adds its weight 3 to the sum: 1,643 mod 31 = 0, so the last digit is 0.
        var trader = new UnifiedSocialCreditCode("92350100M000100Y40");
        assertThat(trader.isSoleTrader()).isTrue();
        assertThat(trader.registration().en()).endsWith("sole trader");
    }

    @Test
    void the_record_refuses_what_parse_would_refuse() {
        assertThatThrownBy(() -> new UnifiedSocialCreditCode("91350100M000100Y44"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

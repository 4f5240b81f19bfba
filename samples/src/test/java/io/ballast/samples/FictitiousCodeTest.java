package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.value.UnifiedSocialCreditCode;
import io.ballast.engine.value.UnifiedSocialCreditCode.Parsed;
import org.junit.jupiter.api.Test;

class FictitiousCodeTest {
    @Test
    void codes_pass_the_engines_check_and_show_that_they_are_made_up() {
        for (int index = 0; index < 5_000; index++) {
            String code = FictitiousCode.of("32", index);

            assertThat(UnifiedSocialCreditCode.parse(code)).isInstanceOf(Parsed.Valid.class);
            assertThat(code).startsWith("91320000DEM").hasSize(18);
        }
    }
}

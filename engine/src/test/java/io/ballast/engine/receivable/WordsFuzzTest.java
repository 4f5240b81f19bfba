package io.ballast.engine.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.terms.TermsCode;
import io.ballast.engine.value.UnifiedSocialCreditCode;

/** Codes of terms and of companies that people type: known, or unknown in words. */
class WordsFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void any_text_is_a_code_or_unknown(@NotNull String written) {
        switch (TermsCode.parse(written)) {
            case TermsCode.Parsed.Known(PaymentTerms terms) -> assertThat(terms).isNotNull();
            case TermsCode.Parsed.Unknown(var because) ->
                assertThat(because.zh()).isNotBlank();
        }
        assertThat(UnifiedSocialCreditCode.parse(written)).isNotNull();
        String normal = UnifiedSocialCreditCode.normalise(written);
        assertThat(UnifiedSocialCreditCode.normalise(normal)).isEqualTo(normal);
    }
}

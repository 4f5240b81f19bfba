package io.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is sent as a policy is one or is refused by line, and one that is read is written as it was read. */
class PolicyFuzzTest {
    private static final String STANDARD = Policy.standard().text();

    @FuzzTest(maxDuration = "60s")
    void any_text_is_a_policy_or_refused(FuzzedDataProvider data) {
        String text = text(data);
        switch (Policy.parse(text)) {
            case PolicyParsing.Parsed(Policy policy) ->
                assertThat(Policy.parse(policy.text()))
                        .isInstanceOfSatisfying(
                                PolicyParsing.Parsed.class,
                                again -> assertThat(again.policy().hash()).isEqualTo(policy.hash()));
            case PolicyParsing.Refused refused -> assertThat(refused.message()).isNotBlank();
        }
    }

    /** The standard policy with some of its characters replaced, so that it is still nearly one. */
    private static String text(FuzzedDataProvider data) {
        var text = new StringBuilder(STANDARD);
        while (data.remainingBytes() > 2 && text.length() < 100_000) {
            int at = data.consumeInt(0, text.length() - 1);
            int end = Math.min(text.length(), at + data.consumeInt(0, 12));
            text.replace(at, end, data.consumeString(8));
        }
        return text.toString();
    }
}

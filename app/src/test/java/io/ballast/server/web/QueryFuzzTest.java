package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** What people put into addresses: a place in a list, or none. */
class QueryFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void any_text_is_a_place_in_a_list_or_none(@NotNull String text) {
        Cursor.parse(text)
                .ifPresent(cursor -> assertThat(Cursor.parse(cursor.encode())).contains(cursor));
    }
}

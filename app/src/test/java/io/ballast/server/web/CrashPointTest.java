package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrashPointTest {
    private static final Map<String, String> NAMED = Map.of("BALLAST_CRASH_AT", "import.parsed:2");

    @Test
    void nobody_arms_a_crash_point_by_one_switch_alone() {
        assertThat(CrashPoint.armed(false, NAMED)).isEmpty();
        assertThat(CrashPoint.armed(true, Map.of())).isEmpty();
        CrashPoint.hit("import.parsed"); // and so this process goes on
    }

    @Test
    void an_armed_crash_point_is_due_at_the_named_visit_of_its_place() {
        Optional<CrashPoint> armed = CrashPoint.armed(true, NAMED);
        assertThat(armed).hasValueSatisfying(point -> {
            assertThat(point.isDue("import.committed")).isFalse();
            assertThat(point.isDue("import.parsed")).isFalse();
            assertThat(point.isDue("import.parsed")).isTrue();
            assertThat(point.isDue("import.parsed")).isFalse();
        });
    }
}

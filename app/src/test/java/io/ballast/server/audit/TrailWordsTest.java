package io.ballast.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail says in words what was done and what changed; the codes of the sources all have some. */
@ServerTest
class TrailWordsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** What is recorded: an action as a whole, what it is done to with a verb to come, or the verb alone. */
    private static final Pattern RECORDED =
            Pattern.compile("\\b(?:record|note)\\(\\s*\"([a-z-]+(?:\\.[a-z-]+\\.[a-z-]*)?)\"");

    @Autowired
    Formats formats;

    @Autowired
    JdbcClient jdbc;

    private List<Fmt> languages() {
        return List.of(formats.in(Locale.SIMPLIFIED_CHINESE), formats.in(Locale.ENGLISH));
    }

    @Test
    void every_action_that_the_sources_record_has_words_in_both_languages() throws IOException {
        Set<String> missing = new TreeSet<>();
        List<String> recorded = new ArrayList<>(recorded());
        jdbc.sql("select distinct action from audit.entry").query((row, _) -> row.getString("action")).list().stream()
                .filter(action -> !action.startsWith("test."))
                .forEach(recorded::add);
        for (Fmt fmt : languages()) {
            for (String code : recorded) {
                int verb = code.lastIndexOf('.');
                if (verb >= 0
                        && fmt.ifKnown("trail.entity." + code.substring(0, verb))
                                .isEmpty()) {
                    missing.add("trail.entity." + code.substring(0, verb));
                }
                String done = code.substring(verb + 1);
                if (!done.isEmpty() && fmt.ifKnown("trail.verb." + done).isEmpty()) {
                    missing.add("trail.verb." + done);
                }
            }
        }
        assertThat(recorded).hasSizeGreaterThan(60);
        assertThat(missing).isEmpty();
    }

    private static Set<String> recorded() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("Audit") || source.contains("deputies.note(")) {
                    RECORDED.matcher(source)
                            .results()
                            .map(found -> found.group(1))
                            .forEach(codes::add);
                }
            }
        }
        return codes;
    }

    @Test
    void limits_amounts_and_states_are_written_as_people_write_them_and_what_is_not_known_as_it_is_stored() {
        var entry = new TrailEntry(
                1,
                Instant.EPOCH,
                "a",
                "limits.request.approved",
                "customer",
                "1",
                "",
                Optional.of("{\"limit\":\"None[]\",\"state\":\"IN_APPROVAL\"}"),
                Optional.of("{\"limit\":\"Amount[minor=3000000]\",\"currency\":\"CNY\",\"amountMinor\":150,"
                        + "\"temporary\":false,\"odd\":\"X\"}"),
                "",
                OptionalLong.empty(),
                TrailEntry.State.RECORDED);
        Fmt chinese = languages().getFirst();
        Fmt english = languages().getLast();
        assertThat(entry.deed(chinese)).isEqualTo("额度申请 · 批准");
        assertThat(entry.deed(english)).isEqualTo("limit request · approved");
        assertThat(entry.changes(chinese).orElseThrow())
                .isEqualTo("额度：未设额度 → 30,000.00；状态：审批中 → --；币种：CNY；金额：1.50；临时：否；odd：X");
        assertThat(entry.changes(english).orElseThrow()).contains("limit: no limit → 30,000.00; ", "amount: 1.50");
    }
}

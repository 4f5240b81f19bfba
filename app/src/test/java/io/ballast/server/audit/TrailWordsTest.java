package io.ballast.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.web.Cell;
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

    /** What an action is recorded of. */
    private static final Pattern SUBJECTS = Pattern.compile("\\brecord\\(\\s*\"[a-z.-]+\",\\s*\"([a-z_-]+)\",");

    @Autowired
    NamedSubjects subjects;

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

    @Test
    void every_kind_of_subject_has_words_and_customers_are_called_by_their_codes_with_the_way_to_them()
            throws IOException {
        Set<String> types = found(SUBJECTS);
        assertThat(types).hasSizeGreaterThan(15).contains("customer", "user");
        for (Fmt fmt : languages()) {
            assertThat(types)
                    .allMatch(type -> fmt.ifKnown("trail.subject." + type).isPresent());
        }
        long customer = jdbc.sql("""
                        insert into customers.customer (code, name, currency)
                        values (:code, '操作记录测试', 'CNY')
                        returning id""")
                .param("code", "TW/1 " + System.nanoTime())
                .query(Long.class)
                .single();
        TrailEntry entry = entryOf("customer", Long.toString(customer));
        NamedSubjects.Known known = subjects.of(List.of(entry, entryOf("customer", "0"), entryOf("model", "7")));
        assertThat(known.cell(entry).toString()).contains("TW/1 ", "/customers/TW%2F1%20");
        assertThat(known.cell(entryOf("customer", "0"))).isEqualTo(Cell.of("0"));
        assertThat(known.cell(entryOf("model", "7"))).isEqualTo(Cell.link("7", "/models/7"));
        assertThat(known.cell(entryOf("never", "7"))).isEqualTo(Cell.of("7"));
        jdbc.sql("delete from customers.customer where id = :id")
                .param("id", customer)
                .update();
    }

    @Test
    void roles_scopes_and_kinds_are_called_as_their_pages_call_them() {
        var entry = new TrailEntry(
                1,
                Instant.EPOCH,
                "somebody",
                "identity.user.changed",
                "user",
                "somebody",
                "",
                Optional.of("{\"roles\":[\"ADMIN\"],\"scope\":\"ALL\"}"),
                Optional.of("{\"roles\":[\"LEGAL\"],\"scope\":\"SELF\",\"kind\":\"BANK_GUARANTEE\"}"),
                "",
                OptionalLong.empty(),
                TrailEntry.State.RECORDED);
        assertThat(new TrailWords(formats.in(Locale.SIMPLIFIED_CHINESE))
                        .changes(entry)
                        .orElseThrow())
                .contains("管理员 → 法务", "全部客户 → 本人客户", "银行保函");
    }

    private static TrailEntry entryOf(String type, String id) {
        return new TrailEntry(
                1,
                Instant.EPOCH,
                "somebody",
                "test.thing.done",
                type,
                id,
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                OptionalLong.empty(),
                TrailEntry.State.RECORDED);
    }

    private static Set<String> recorded() throws IOException {
        return found(RECORDED);
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("Audit") || source.contains("deputies.note(")) {
                    pattern.matcher(source)
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

package io.ballast.server.assessment;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyParsing;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** A company's own policy for tests: the standard one with rules of other names and other quiet days. */
public final class OwnPolicy {
    /** More than any rule of the standard policy has. */
    public static final int QUIET_DAYS = 400;

    /** What the English labels of its rules start with. */
    public static final String LABEL = "Own: ";

    private OwnPolicy() {}

    /** Stores it as in force from this day; returns its hash. */
    public static String store(JdbcTemplate jdbc, LocalDate from) {
        String text = Policy.standard()
                .text()
                .replaceFirst("version=1", "version=2")
                .lines()
                .map(line -> line.startsWith("warning ") ? renamed(line) : line)
                .collect(Collectors.joining("\n"));
        Policy policy = ((PolicyParsing.Parsed) Policy.parse(text)).policy();
        jdbc.update("""
                insert into policy.version (code, number, text, hash, state, approved_by, in_force_from, stored_at)
                values (?, ?, ?, ?, 'APPROVED', 'test', ?, now())""", policy.code(), policy.version(), policy.text(), policy.hash(), java.sql.Date.valueOf(from));
        return policy.hash();
    }

    private static String renamed(String line) {
        return line.replaceFirst("quiet-days=[0-9]+", "quiet-days=" + QUIET_DAYS)
                .replaceFirst(" en=\"?([^\"= ]+)\"? advice", " en=\"$1\" advice")
                .replaceFirst(" en=\"", " en=\"" + LABEL);
    }
}

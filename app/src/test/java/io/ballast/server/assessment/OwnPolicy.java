package io.ballast.server.assessment;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyParsing;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** A company's own policy for tests: the standard one with rules of other names and other quiet days. */
public final class OwnPolicy {
    /** More than any rule of the standard policy has. */
    public static final int QUIET_DAYS = 400;

    /** What the English labels of its rules start with. */
    public static final String LABEL = "Own: ";

    /** The class that all its grades have. */
    public static final String CLASS = "D";

    private OwnPolicy() {}

    /**
     * Stores it as in force from this day, as one person wrote it and another one approved it on that day; returns its
     * hash.
     */
    public static String store(JdbcTemplate jdbc, LocalDate from) {
        return store(
                jdbc,
                from,
                text -> text.lines()
                        .map(line -> line.startsWith("warning ") ? renamed(line) : line)
                        .map(line ->
                                line.startsWith("grade ") ? line.replaceFirst("class=[A-D]", "class=" + CLASS) : line)
                        .collect(Collectors.joining("\n")));
    }

    /** The same of the standard policy with other changes. */
    public static String store(JdbcTemplate jdbc, LocalDate from, UnaryOperator<String> change) {
        Integer number = jdbc.queryForObject("select 1 + max(number) from policy.version", Integer.class);
        String text = change.apply(
                Policy.standard().text().replaceFirst("version=1", "version=" + (number == null ? 2 : number + 1_000)));
        Policy policy = ((PolicyParsing.Parsed) Policy.parse(text)).policy();
        for (String user : List.of("own-writer", "own-approver")) {
            jdbc.update("""
                    insert into identity.app_user (username, display_name, state, scope, roles, created_at)
                    values (?, ?, 'INVITED', 'ALL', '{ANALYST}', now())
                    on conflict (username) do nothing""", user, user);
        }
        jdbc.update("""
                insert into policy.draft (
                  code, number, purpose, revision, text, hash, body_hash, state, changed_by, changed_by_name, changed_at,
                  request_key)
                select ?, ?, 'a test', 1, ?, ?, '', 'DRAFT', id, username, now(), 'own-policy-' || ?
                from identity.app_user
                where username = 'own-writer'""", policy.code(), policy.version(), policy.text(), policy.hash(), policy.version());
        jdbc.update("""
                update policy.draft
                set state = 'PROPOSED', proposed_by = changed_by, proposed_by_name = 'own-writer', proposed_at = now()
                where hash = ?""", policy.hash());
        jdbc.update("""
                insert into policy.version (
                  code, number, text, hash, state, approved_by, in_force_from, stored_at, draft_id, approver_id)
                select d.code, d.number, d.text, d.hash, 'APPROVED', u.username, ?, ?, d.id, u.id
                from policy.draft d
                join identity.app_user u on u.username = 'own-approver'
                where d.hash = ?""", Date.valueOf(from), Timestamp.valueOf(from.atStartOfDay()), policy.hash());
        return policy.hash();
    }

    private static String renamed(String line) {
        return line.replaceFirst("quiet-days=[0-9]+", "quiet-days=" + QUIET_DAYS)
                .replaceFirst(" en=\"?([^\"= ]+)\"? advice", " en=\"$1\" advice")
                .replaceFirst(" en=\"", " en=\"" + LABEL);
    }
}

package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyParsing;
import io.ballast.server.identity.CurrentUser;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts as they are stored. The database keeps by itself who had a hand in them. */
@Repository
class DraftRows {
    private static final String COLUMNS = """
        select d.id, d.text, d.purpose, d.copied_from, d.revision, d.state, d.changed_by, d.changed_by_name,
          d.changed_at, d.proposed_by, d.proposed_by_name, d.proposed_at, d.decided_by, d.decided_by_name,
          d.decided_at, d.comment, d.authors
        from policy.draft_shown d
        """;
    private static final String BY_ID = COLUMNS + "where d.id = :id";
    private static final String NEWEST = COLUMNS + "order by d.id desc limit :most";
    private static final String BY_KEY = COLUMNS + "where d.request_key = :key";

    /** The row is locked first and read after, so that what is read is what the lock protects. */
    private static final String LOCK = "select id from policy.draft where id = :id for update";

    /** Numbers are given one at a time. */
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtext('policy.number'))";

    private static final String NEXT_NUMBER = """
        select 1 + greatest(
          (select coalesce(max(number), 0) from policy.version where code = :code),
          (select coalesce(max(number), 0) from policy.draft where code = :code))""";

    private static final String ADD = """
        insert into policy.draft (
          code, number, purpose, copied_from, revision, text, hash, body_hash, state, changed_by, changed_by_name,
          changed_at, request_key)
        values (:code, :number, :purpose, :from, 1, :text, :hash, '', 'DRAFT', :by, :name, :now, :key)
        on conflict (request_key) do nothing
        returning id""";

    private static final String SAVE = """
        update policy.draft
        set text = :text, hash = :hash, revision = revision + 1, changed_by = :by, changed_by_name = :name,
          changed_at = :now
        where id = :id and revision = :revision and state = 'DRAFT'""";

    private static final String PROPOSE = """
        update policy.draft
        set state = 'PROPOSED', proposed_by = :by, proposed_by_name = :name, proposed_at = :now
        where id = :id and revision = :revision and state = 'DRAFT'""";

    private static final String TAKE_BACK = """
        update policy.draft
        set state = 'DRAFT', proposed_by = null, proposed_by_name = null, proposed_at = null
        where id = :id and state = 'PROPOSED'""";

    private static final String DECIDE = """
        update policy.draft
        set state = :state, decided_by = :by, decided_by_name = :name, decided_at = :now, comment = :comment
        where id = :id and state in ('DRAFT', 'PROPOSED')""";

    private static final String STORE_VERSION = """
        insert into policy.version (
          code, number, text, hash, state, approved_by, in_force_from, stored_at, draft_id, approver_id)
        select code, number, text, hash, 'APPROVED', :name, :from, :now, id, :by
        from policy.draft
        where id = :id
        returning id""";

    private static final String HAD_A_HAND = "select policy.had_a_hand(:id, :by)";

    private static final String HANDS = """
        select distinct c.user_id
        from policy.contribution c
        where policy.had_a_hand(:id, c.user_id)""";

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(DraftRows::draft).optional();
    }

    Optional<Draft> ofRequest(String key) {
        return jdbc.sql(BY_KEY).param("key", key).query(DraftRows::draft).optional();
    }

    List<Draft> newest(int most) {
        return jdbc.sql(NEWEST).param("most", most).query(DraftRows::draft).list();
    }

    /** The draft, kept as it is until the end of the transaction. */
    Optional<Draft> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(Long.class).optional().flatMap(this::find);
    }

    int nextNumber(String code) {
        jdbc.sql(TAKE_TURN).query((row, index) -> index).single();
        return jdbc.sql(NEXT_NUMBER).param("code", code).query(Integer.class).single();
    }

    /** The key of the new draft; nothing if this request made one before. */
    Optional<Long> add(Policy policy, String purpose, OptionalLong from, String key, CurrentUser user, Instant now) {
        return by(ADD, user, now)
                .param("code", policy.code())
                .param("number", policy.version())
                .param("purpose", purpose)
                .param("from", from.isPresent() ? from.getAsLong() : null, Types.BIGINT)
                .param("text", policy.text())
                .param("hash", policy.hash())
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    boolean save(long id, int revision, Policy policy, CurrentUser user, Instant now) {
        return by(SAVE, user, now)
                        .param("id", id)
                        .param("revision", revision)
                        .param("text", policy.text())
                        .param("hash", policy.hash())
                        .update()
                == 1;
    }

    void propose(Draft draft, CurrentUser user, Instant now) {
        by(PROPOSE, user, now)
                .param("id", draft.id())
                .param("revision", draft.revision())
                .update();
    }

    void takeBack(long id) {
        jdbc.sql(TAKE_BACK).param("id", id).update();
    }

    void decide(long id, DraftState state, String comment, CurrentUser user, Instant now) {
        by(DECIDE, user, now)
                .param("id", id)
                .param("state", state.name())
                .param("comment", comment)
                .update();
    }

    /** Writes the version that this proposed draft becomes. */
    long storeVersion(long id, LocalDate from, CurrentUser user, Instant now) {
        return by(STORE_VERSION, user, now)
                .param("id", id)
                .param("from", from)
                .query(Long.class)
                .single();
    }

    /** Whether a user wrote or proposed the draft, or wrote the same text elsewhere. */
    boolean hadAHand(long id, CurrentUser user) {
        return jdbc.sql(HAD_A_HAND)
                .param("id", id)
                .param("by", user.id())
                .query(Boolean.class)
                .single();
    }

    /** All who wrote or proposed the draft, or wrote the same text elsewhere. */
    Set<Long> hands(long id) {
        return Set.copyOf(jdbc.sql(HANDS).param("id", id).query(Long.class).list());
    }

    private JdbcClient.StatementSpec by(String sql, CurrentUser user, Instant now) {
        return jdbc.sql(sql)
                .param("by", user.id())
                .param("name", user.username())
                .param("now", Timestamp.from(now));
    }

    private static Draft draft(ResultSet row, int index) throws SQLException {
        long from = row.getLong("copied_from");
        OptionalLong copiedFrom = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(from);
        return new Draft(
                row.getLong("id"),
                parse(row.getString("text")),
                row.getString("purpose"),
                copiedFrom,
                row.getInt("revision"),
                DraftState.valueOf(row.getString("state")),
                names(row.getArray("authors")),
                act(row, "changed").orElseThrow(),
                act(row, "proposed"),
                act(row, "decided"),
                row.getString("comment"));
    }

    private static Optional<Draft.Act> act(ResultSet row, String name) throws SQLException {
        Optional<Timestamp> at = Optional.ofNullable(row.getTimestamp(name + "_at"));
        if (at.isEmpty()) {
            return Optional.empty();
        }
        long by = row.getLong(name + "_by");
        return Optional.of(
                new Draft.Act(by, row.getString(name + "_by_name"), at.get().toInstant()));
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** Only sound texts are stored. */
    private static Policy parse(String text) {
        return switch (Policy.parse(text)) {
            case PolicyParsing.Parsed(Policy policy) -> policy;
            case PolicyParsing.Refused refused ->
                throw new IllegalStateException(
                        "Stored draft: " + refused.text().en());
        };
    }
}

package io.ballast.server.limits;

import io.ballast.engine.value.Currency;
import io.ballast.server.identity.CurrentUser;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Journals as they are stored. Who does not know of every customer knows of none. */
@Repository
class JournalRows {
    private static final String ROWS = """
        select j.id, j.rule, j.rule_minor, j.rule_percent, j.valid_to, j.chosen, j.reason, j.reverses, j.currency,
          j.hash, j.total_minor, j.requested_by, j.requested_by_name, j.created_at, j.proposed_at, j.state, j.ended_at
        from limits.journal j
        where\s""";

    private static final String BY_ID = ROWS + "j.id = :id";

    private static final String PAGE = ROWS + """
        :state::text is null or j.state = :state
        order by j.created_at desc, j.id
        limit :most offset :skip""";

    /** Proposed by others, with a turn that one of these authorities may take. */
    private static final String TO_DECIDE = """
        select count(*)
        from limits.journal j
        where j.state = 'PROPOSED' and j.requested_by <> :person and exists (
          select
          from limits.node n
          where n.request_id = (
              select min(r.id::text)::uuid
              from limits.request r
              where r.journal_id = j.id)
            and n.verdict is null and n.came_at is not null and n.voter = any (:voters))""";

    private static final String FINGERPRINT = """
        select fingerprint
        from limits.journal
        where id = :id""";

    private static final String LOCK = """
        select id
        from limits.journal
        where id = :id
        for update""";

    private static final String ADD = """
        insert into limits.journal (
          id, fingerprint, rule, rule_minor, rule_percent, valid_to, chosen, reason, reverses, currency, requested_by,
          requested_by_name)
        values (:id, :fingerprint, :rule, :minor, :percent, :to, :chosen, :reason, :reverses, :currency, :by, :name)""";

    private static final String KNOWN = """
        update limits.journal
        set hash = :hash
        where id = :id""";

    private static final String PROPOSED = """
        update limits.journal
        set state = 'PROPOSED', proposed_at = now(), policy_id = :policy, total_minor = :total
        where id = :id""";

    private static final String TOTAL = """
        update limits.journal
        set total_minor = :total
        where id = :id""";

    private static final String END = """
        update limits.journal
        set state = :state, ended_at = now(), ended_by = :by
        where id = :id""";

    private static final String UNKNOWN = """
        select id
        from limits.journal
        where state in ('DRAFT', 'PROPOSED') and hash is null
        order by created_at
        limit 20""";

    private static final String OUTLIVED = """
        select id
        from limits.journal
        where state in ('DRAFT', 'PROPOSED') and created_at < now() - make_interval(days => :days)
        order by created_at
        limit 20
        for update skip locked""";

    private static final String REVERSED_BY = """
        select id
        from limits.journal
        where reverses = :id and state in ('DRAFT', 'PROPOSED', 'APPLIED')""";

    private final JdbcClient jdbc;

    JournalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The journal, for who knows of every customer. */
    Optional<Journal> find(UUID id, CurrentUser user) {
        return user.seesEveryCustomer()
                ? jdbc.sql(BY_ID).param("id", id).query(JournalRows::journal).optional()
                : Optional.empty();
    }

    /** Journals, the newest first. */
    List<Journal> page(Optional<JournalState> state, int skip, int most, CurrentUser user) {
        return user.seesEveryCustomer()
                ? jdbc.sql(PAGE)
                        .param("state", state.map(Enum::name).orElse(null), Types.VARCHAR)
                        .param("skip", skip)
                        .param("most", most)
                        .query(JournalRows::journal)
                        .list()
                : List.of();
    }

    /** How many wait for a decision that this user may have a part in. */
    long toDecide(CurrentUser user) {
        Object[] voters = Authority.of(user).stream().map(Enum::name).toArray();
        return user.seesEveryCustomer()
                ? jdbc.sql(TO_DECIDE)
                        .param("person", user.id())
                        .param("voters", new SqlArrayValue("text", voters))
                        .query((row, _) -> row.getLong(1))
                        .single()
                : 0;
    }

    Optional<byte[]> fingerprint(UUID id) {
        return jdbc.sql(FINGERPRINT)
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** The journal, kept as it is until the end of the transaction. */
    Journal lock(UUID id) {
        jdbc.sql(LOCK).param("id", id).query((_, _) -> true).single();
        return find(id, CurrentUser.system()).orElseThrow();
    }

    void add(JournalAsked asked, Currency currency, CurrentUser by) {
        jdbc.sql(ADD)
                .param("id", asked.id())
                .param("fingerprint", asked.fingerprint())
                .param("rule", asked.rule().name())
                .param(
                        "minor",
                        asked.ruleMinor().isPresent() ? asked.ruleMinor().getAsLong() : null,
                        Types.BIGINT)
                .param("percent", asked.rulePercent().orElse(null), Types.NUMERIC)
                .param("to", asked.validTo().orElse(null), Types.DATE)
                .param("chosen", asked.chosen().text())
                .param("reason", asked.reason())
                .param("reverses", asked.reverses().orElse(null), Types.OTHER)
                .param("currency", currency.code())
                .param("by", by.id())
                .param("name", by.username())
                .update();
    }

    /** The preview is complete under this hash, or not any more. */
    void known(UUID id, Optional<String> hash) {
        jdbc.sql(KNOWN)
                .param("id", id)
                .param("hash", hash.orElse(null), Types.VARCHAR)
                .update();
    }

    void proposed(UUID id, long policy, OptionalLong total) {
        jdbc.sql(PROPOSED)
                .param("id", id)
                .param("policy", policy)
                .param("total", total.isPresent() ? total.getAsLong() : null, Types.BIGINT)
                .update();
    }

    void total(UUID id, OptionalLong total) {
        jdbc.sql(TOTAL)
                .param("id", id)
                .param("total", total.isPresent() ? total.getAsLong() : null, Types.BIGINT)
                .update();
    }

    /**
     * Closes a journal.
     *
     * @param by who did; nobody when it expires
     */
    void end(UUID id, JournalState state, Optional<Long> by) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state.name())
                .param("by", by.orElse(null), Types.BIGINT)
                .update();
    }

    /** Open journals with customers still to be looked at, the oldest first. */
    List<UUID> unknown() {
        return jdbc.sql(UNKNOWN).query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    /** Open journals that nobody has decided on for so long; locked. */
    List<UUID> outlived(int days) {
        return jdbc.sql(OUTLIVED)
                .param("days", days)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The journal that undoes another, or is to. */
    Optional<UUID> reversedBy(UUID id) {
        return jdbc.sql(REVERSED_BY)
                .param("id", id)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    private static Journal journal(ResultSet row, int index) throws SQLException {
        return new Journal(
                row.getObject("id", UUID.class),
                JournalRule.valueOf(row.getString("rule")),
                minor(row, "rule_minor"),
                Optional.ofNullable(row.getObject("rule_percent", BigDecimal.class)),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                JournalChoice.of(row.getString("chosen")),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("reverses", UUID.class)),
                Currency.of(row.getString("currency")),
                Optional.ofNullable(row.getString("hash")),
                minor(row, "total_minor"),
                row.getLong("requested_by"),
                row.getString("requested_by_name"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "proposed_at"),
                JournalState.valueOf(row.getString("state")),
                instant(row, "ended_at"));
    }

    /** An amount that may be missing. */
    static OptionalLong minor(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(minor);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}

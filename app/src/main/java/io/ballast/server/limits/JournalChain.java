package io.ballast.server.limits;

import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.server.identity.CurrentUser;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The chain of a journal. Each of its requests has the same one, and all of them are decided on in one statement, under
 * the same guards as single ones.
 */
@Repository
class JournalChain {
    private static final String FIRST = """
        select id
        from limits.request
        where journal_id = :journal
        order by id
        limit 1""";

    private static final String ADD = """
        insert into limits.node (request_id, place, customer_id, voter, origin, because_zh, because_en)
        select r.id, :place, r.customer_id, :voter, :origin, :zh, :en
        from limits.request r
        where r.journal_id = :journal""";

    private static final String CALL = """
        update limits.node
        set came_at = now(), due_at = now() + make_interval(hours => :hours)
        where place = :place and request_id in (
          select id
          from limits.request
          where journal_id = :journal)""";

    private static final String DECIDE = """
        update limits.node
        set verdict = :verdict, decided_by = :by, decided_by_name = :name, decided_at = now(), comment = :comment
        where place = :place and request_id in (
          select id
          from limits.request
          where journal_id = :journal)""";

    private static final String MOVE = """
        update limits.request
        set state = 'IN_APPROVAL', total_minor = :total
        where journal_id = :journal""";

    private static final String END = """
        update limits.request
        set state = :state, ended_at = now(), ended_by = :by
        where journal_id = :journal and state in ('REQUESTED', 'IN_APPROVAL')""";

    private static final String NOTE = """
        insert into limits.act (request_id, customer_id, act, actor_name, comment)
        select r.id, r.customer_id, :act, :actor, :comment
        from limits.request r
        where r.journal_id = :journal""";

    private static final String IS_OWN = """
        select exists (
          select
          from limits.request r
          where r.journal_id = :journal and limits.is_own(r.id, :person))""";

    private final NodeRows nodes;
    private final JdbcClient jdbc;

    JournalChain(NodeRows nodes, JdbcClient jdbc) {
        this.nodes = nodes;
        this.jdbc = jdbc;
    }

    /** Those who have to agree, in order; nobody before it is proposed. */
    List<ApprovalNode> of(UUID journal) {
        return first(journal).map(nodes::of).orElse(List.of());
    }

    /** A request that stands for all of them. */
    Optional<UUID> first(UUID journal) {
        return jdbc.sql(FIRST)
                .param("journal", journal)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    void add(UUID journal, int place, RequiredApprovals.Node node, ApprovalNode.Origin origin) {
        jdbc.sql(ADD)
                .param("journal", journal)
                .param("place", place)
                .param("voter", node.voter().name())
                .param("origin", origin.name())
                .param("zh", node.because().zh())
                .param("en", node.because().en())
                .update();
    }

    /** It is the turn of this place; the decision is expected within so many hours. */
    void call(UUID journal, int place, int hours) {
        jdbc.sql(CALL)
                .param("journal", journal)
                .param("place", place)
                .param("hours", hours)
                .update();
    }

    void decide(UUID journal, int place, boolean isApproval, String comment, CurrentUser by) {
        jdbc.sql(DECIDE)
                .param("journal", journal)
                .param("place", place)
                .param("verdict", isApproval ? "APPROVED" : "REJECTED")
                .param("by", by.id())
                .param("name", by.username())
                .param("comment", comment)
                .update();
    }

    void move(UUID journal, OptionalLong total) {
        jdbc.sql(MOVE)
                .param("journal", journal)
                .param("total", total.isPresent() ? total.getAsLong() : null, Types.BIGINT)
                .update();
    }

    /**
     * Closes all its requests that are open.
     *
     * @param by who did; nobody when it expires
     */
    void end(UUID journal, RequestState state, Optional<Long> by) {
        jdbc.sql(END)
                .param("journal", journal)
                .param("state", state.name())
                .param("by", by.orElse(null), Types.BIGINT)
                .update();
    }

    void note(UUID journal, RequestAct.Act act, String actor, String comment) {
        jdbc.sql(NOTE)
                .param("journal", journal)
                .param("act", act.name())
                .param("actor", actor)
                .param("comment", comment)
                .update();
    }

    /** Whether one of its requests is a person's own: who made it, or is in charge of one of the customers. */
    boolean isOwn(UUID journal, long person) {
        return jdbc.sql(IS_OWN)
                .param("journal", journal)
                .param("person", person)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}

package io.ballast.server.limits;

import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Text;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has to agree to requests, and what happened to them. */
@Repository
class NodeRows {
    private static final String NODES = """
        select n.place, n.voter, n.origin, n.because_zh, n.because_en, n.assigned_to, u.username as assigned, n.came_at,
          n.due_at, n.verdict, n.decided_by, n.decided_by_name, n.decided_at, n.comment
        from limits.node n
        left join identity.app_user u on u.id = n.assigned_to
        where n.request_id = :id
        order by n.place""";

    private static final String ADD = """
        insert into limits.node (request_id, place, customer_id, voter, origin, because_zh, because_en, assigned_to)
        select r.id, :place, r.customer_id, :voter, :origin, :zh, :en, :assigned
        from limits.request r
        where r.id = :id""";

    private static final String CALL = """
        update limits.node
        set came_at = now(), due_at = now() + make_interval(hours => :hours)
        where request_id = :id and place = :place""";

    private static final String DECIDE = """
        update limits.node
        set verdict = :verdict, decided_by = :by, decided_by_name = :name, decided_at = now(), comment = :comment
        where request_id = :id and place = :place""";

    private static final String ASSIGN = """
        update limits.node
        set assigned_to = :to
        where request_id = :id and place = :place""";

    private static final String NOTE = """
        insert into limits.act (request_id, customer_id, act, actor_name, other_name, comment)
        select r.id, r.customer_id, :act, :actor, :other, :comment
        from limits.request r
        where r.id = :id""";

    private static final String ACTS = """
        select act, actor_name, other_name, comment, at
        from limits.act
        where request_id = :id
        order by id
        limit 500""";

    /** Somebody waits too long; those that another server looks at now are left to it. */
    private static final String LATE = """
        update limits.node
        set escalated_at = now()
        where (request_id, place) in (
          select n.request_id, n.place
          from limits.node n
          join limits.request r
            on r.id = n.request_id and r.state in ('REQUESTED', 'IN_APPROVAL') and r.journal_id is null
          where n.verdict is null and n.due_at < now() and n.escalated_at is null
          order by n.due_at
          limit 100
          for update of r, n skip locked)
        returning request_id""";

    private static final String OUTLIVED = """
        select id
        from limits.request
        where state in ('REQUESTED', 'IN_APPROVAL') and journal_id is null
          and (valid_to < :today or requested_at < now() - make_interval(days => :days))
        order by requested_at
        limit 100
        for update skip locked""";

    private final JdbcClient jdbc;

    NodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The chain of a request, in its order. */
    List<ApprovalNode> of(UUID id) {
        return jdbc.sql(NODES).param("id", id).query(NodeRows::node).list();
    }

    /** Adds a person who has to agree. */
    void add(UUID id, int place, RequiredApprovals.Node node, ApprovalNode.Origin origin, Optional<Long> assigned) {
        jdbc.sql(ADD)
                .param("id", id)
                .param("place", place)
                .param("voter", node.voter().name())
                .param("origin", origin.name())
                .param("zh", node.because().zh())
                .param("en", node.because().en())
                .param("assigned", assigned.orElse(null), Types.BIGINT)
                .update();
    }

    /** It is the turn of this node; the decision is expected within so many hours. */
    void call(UUID id, int place, int hours) {
        jdbc.sql(CALL)
                .param("id", id)
                .param("place", place)
                .param("hours", hours)
                .update();
    }

    void decide(UUID id, int place, boolean isApproval, String comment, CurrentUser by) {
        jdbc.sql(DECIDE)
                .param("id", id)
                .param("place", place)
                .param("verdict", isApproval ? "APPROVED" : "REJECTED")
                .param("by", by.id())
                .param("name", by.username())
                .param("comment", comment)
                .update();
    }

    void assign(UUID id, int place, long to) {
        jdbc.sql(ASSIGN).param("id", id).param("place", place).param("to", to).update();
    }

    /** Notes what happened, in the transaction of it. */
    void note(UUID id, RequestAct.Act act, String actor, Optional<String> other, String comment) {
        jdbc.sql(NOTE)
                .param("id", id)
                .param("act", act.name())
                .param("actor", actor)
                .param("other", other.orElse(null), Types.VARCHAR)
                .param("comment", comment)
                .update();
    }

    /** What happened to a request, in order. */
    List<RequestAct> acts(UUID id) {
        return jdbc.sql(ACTS)
                .param("id", id)
                .query((row, _) -> new RequestAct(
                        RequestAct.Act.valueOf(row.getString("act")),
                        row.getString("actor_name"),
                        Optional.ofNullable(row.getString("other_name")),
                        row.getString("comment"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Marks those who wait too long as told; keys of their requests. */
    List<UUID> late() {
        return jdbc.sql(LATE)
                .query((row, _) -> row.getObject("request_id", UUID.class))
                .list();
    }

    /** Locks the open requests that nobody decided on in so many days, or whose last day is over. */
    List<UUID> outlived(java.time.LocalDate today, int days) {
        return jdbc.sql(OUTLIVED)
                .param("today", today)
                .param("days", days)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static ApprovalNode node(ResultSet row, int index) throws SQLException {
        Optional<ApprovalNode.Decided> decided = Optional.empty();
        if (row.getString("verdict") != null) {
            decided = Optional.of(new ApprovalNode.Decided(
                    row.getString("verdict").equals("APPROVED"),
                    new ApprovalNode.Person(row.getLong("decided_by"), row.getString("decided_by_name")),
                    row.getTimestamp("decided_at").toInstant(),
                    row.getString("comment")));
        }
        Optional<String> assigned = Optional.ofNullable(row.getString("assigned"));
        long assignedTo = row.getLong("assigned_to");
        return new ApprovalNode(
                row.getInt("place"),
                Voter.valueOf(row.getString("voter")),
                ApprovalNode.Origin.valueOf(row.getString("origin")),
                Text.of(row.getString("because_zh"), row.getString("because_en")),
                assigned.map(name -> new ApprovalNode.Person(assignedTo, name)),
                RequestColumns.instant(row, "came_at"),
                RequestColumns.instant(row, "due_at"),
                decided);
    }
}

package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Requests as they are stored. The database keeps by itself that nobody decides on an own one. */
@Repository
class RequestRows {
    /** No condition on customers lets a group through: a narrower scope knows of no request for one. */
    private static final String ROWS = """
        select r.id, r.customer_id, r.group_id, r.own_company, coalesce(o.name, '') as company,
          coalesce(c.code, g.code) as code, coalesce(c.name, g.name) as name,
          r.limit_kind, r.limit_minor, r.currency, r.is_temporary, r.valid_from, r.valid_to, r.reason, r.before_kind,
          r.before_minor, r.before_currency, r.is_cut, r.base_minor, r.exposure_minor, r.total_minor, r.policy_id,
          r.requested_by, r.requested_by_name, r.requested_at, r.state, r.ended_at, r.journal_id, n.place, n.voter,
          n.due_at, u.username as assigned
        from limits.request r
        left join customers.customer c on c.id = r.customer_id
        left join customers.customer_group g on g.id = r.group_id
        left join customers.own_company o on o.code = r.own_company
        left join lateral (
          select place, voter, due_at, assigned_to
          from limits.node
          where request_id = r.id and verdict is null and came_at is not null
          order by place
          limit 1) n on r.state in ('REQUESTED', 'IN_APPROVAL')
        left join identity.app_user u on u.id = n.assigned_to
        where\s""" + CustomerScope.CONDITION;

    private static final String BY_ID = ROWS + " and r.id = :id";

    private static final String MATCHING = """
         and (:customer::bigint is null or r.customer_id = :customer)
          and (:group::bigint is null or r.group_id = :group)
          and (:state::text is null or r.state = :state)
          and (:requester::bigint is null or r.requested_by = :requester)
          and (:decider::bigint is null
            or r.journal_id is null and n.voter = any (:voters) and (n.assigned_to is null or n.assigned_to = :decider)
              and not limits.is_own(r.id, :decider) and not limits.has_voted(r.id, :decider))
        """;

    private static final String COUNT = "select count(*) from (" + ROWS + MATCHING + ") r";

    private static final String PAGE = ROWS + MATCHING + """
          and (:before::timestamptz is null or (r.requested_at, r.id) < (:before, :beforeId))
        order by r.requested_at desc, r.id desc
        limit :most""";

    private static final String OF_JOURNAL = ROWS + " and r.journal_id = :journal order by r.id";

    private static final String OPEN = """
        select id
        from limits.request
        where (customer_id = :customer and own_company is not distinct from :company or group_id = :group)
          and is_temporary = :temporary
          and state in ('REQUESTED', 'IN_APPROVAL')""";

    private static final String FINGERPRINT = """
        select fingerprint
        from limits.request
        where id = :id""";

    /** Decisions on limits stand one behind the other, so that no two of them miss each other in a total. */
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtext('limits'))";

    private static final String LOCK = """
        select id
        from limits.request
        where id = :id
        for update""";

    private static final String ADD = """
        insert into limits.request (
          id, customer_id, group_id, own_company, fingerprint, is_temporary, limit_kind, limit_minor, currency,
          base_minor, valid_from, valid_to, before_kind, before_minor, before_currency, is_cut, exposure_minor,
          total_minor, policy_id, reason, requested_by, requested_by_name, journal_id, owner_codes)
        select :id, :customer, :group, :company, :fingerprint, :temporary, :kind, :minor, :currency, :base, :from,
          :to, :beforeKind, :beforeMinor, :beforeCurrency, :cut, :exposure, :total, :policy,
          :reason, :by, :name, :journal, coalesce(array_agg(distinct c.owner_code), '{}')
        from customers.customer c
        where c.owner_code is not null
          and (c.id = :customer or :group::bigint is not null and c.id in (select limits.members(:group)))""";

    private static final String MOVE = """
        update limits.request
        set state = :state, total_minor = :total
        where id = :id""";

    private static final String END = """
        update limits.request
        set state = :state, ended_at = now(), ended_by = :by
        where id = :id""";

    private static final String URGE = """
        update limits.request
        set urged_at = now()
        where id = :id and (urged_at is null or urged_at <= now() - interval '1 hour')""";

    private static final String IS_OWN = "select limits.is_own(:id, :person)";
    private static final String HAS_VOTED = "select limits.has_voted(:id, :person)";

    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of the requests is wanted; an empty part wants all.
     *
     * @param obligor whose limit
     * @param requester key of who asked
     * @param decider whose turn it may be
     */
    record Filter(
            Optional<Obligor> obligor,
            Optional<RequestState> state,
            Optional<Long> requester,
            Optional<CurrentUser> decider) {}

    /** The request, unless this user may not know of whose limit it is about. */
    Optional<LimitRequest> find(UUID id, CurrentUser user) {
        return jdbc.sql(BY_ID)
                .param("id", id)
                .params(CustomerScope.parameters(user))
                .query(RequestColumns::request)
                .optional();
    }

    /** All requests of a journal, whoever asks. */
    List<LimitRequest> ofJournal(UUID journal) {
        return jdbc.sql(OF_JOURNAL)
                .param("journal", journal)
                .params(CustomerScope.parameters(CurrentUser.system()))
                .query(RequestColumns::request)
                .list();
    }

    /** Requests as far as this user may know of them, newest first. */
    List<LimitRequest> page(Filter filter, Optional<RequestPlace> after, int most, CurrentUser user) {
        return matching(PAGE, filter, user)
                .param("most", most)
                .param(
                        "before",
                        after.map(place -> Timestamp.from(place.requestedAt())).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("beforeId", after.map(RequestPlace::id).orElse(null), Types.OTHER)
                .query(RequestColumns::request)
                .list();
    }

    /** How many there are of them. */
    long count(Filter filter, CurrentUser user) {
        return matching(COUNT, filter, user).query((row, _) -> row.getLong(1)).single();
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter, CurrentUser user) {
        Object[] voters = filter.decider().map(Authority::of).orElse(List.of()).stream()
                .map(Voter::name)
                .toArray();
        return jdbc.sql(sql)
                .params(CustomerScope.parameters(user))
                .param(
                        "customer",
                        filter.obligor().flatMap(Obligor::customerKey).orElse(null),
                        Types.BIGINT)
                .param("group", filter.obligor().flatMap(Obligor::groupKey).orElse(null), Types.BIGINT)
                .param("state", filter.state().map(RequestState::name).orElse(null), Types.VARCHAR)
                .param("requester", filter.requester().orElse(null), Types.BIGINT)
                .param("decider", filter.decider().map(CurrentUser::id).orElse(null), Types.BIGINT)
                .param("voters", new SqlArrayValue("text", voters));
    }

    /** The open request for a limit of this kind, if there is one. */
    Optional<UUID> open(Obligor obligor, boolean isTemporary) {
        return jdbc.sql(OPEN)
                .param("customer", obligor.customerKey().orElse(null), Types.BIGINT)
                .param("group", obligor.groupKey().orElse(null), Types.BIGINT)
                .param("company", obligor.ownCompany().orElse(null), Types.VARCHAR)
                .param("temporary", isTemporary)
                .query((row, _) -> row.getObject("id", UUID.class))
                .optional();
    }

    Optional<byte[]> fingerprint(UUID id) {
        return jdbc.sql(FINGERPRINT)
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Waits for all other decisions on limits until the end of the transaction. */
    void takeTurn() {
        jdbc.sql(TAKE_TURN).query((_, _) -> true).single();
    }

    /** The request, kept as it is until the end of the transaction. */
    LimitRequest lock(UUID id) {
        jdbc.sql(LOCK).param("id", id).query((_, _) -> true).single();
        return find(id, CurrentUser.system()).orElseThrow();
    }

    /**
     * Stores a request.
     *
     * @param journal that it is a line of
     */
    void add(Asked asked, Plan plan, Optional<UUID> journal, CurrentUser by) {
        OptionalLong total = plan.required().total().minor();
        jdbc.sql(ADD)
                .param("id", asked.id())
                .param("customer", asked.obligor().customerKey().orElse(null), Types.BIGINT)
                .param("group", asked.obligor().groupKey().orElse(null), Types.BIGINT)
                .param("company", asked.obligor().ownCompany().orElse(null), Types.VARCHAR)
                .param("fingerprint", asked.fingerprint())
                .param("temporary", asked.isTemporary())
                .param("kind", RequestColumns.kind(asked.limit()))
                .param("minor", RequestColumns.minor(asked.limit()), Types.BIGINT)
                .param("currency", asked.currency().code())
                .param("base", RequestColumns.minor(plan.asked()), Types.BIGINT)
                .param("from", asked.from())
                .param("to", asked.to().orElse(null), Types.DATE)
                .param("beforeKind", RequestColumns.kind(plan.before()))
                .param("beforeMinor", RequestColumns.minor(plan.before()), Types.BIGINT)
                .param("beforeCurrency", plan.beforeCurrency().code())
                .param("cut", plan.isCut())
                .param("exposure", plan.exposureMinor())
                .param("total", total.isPresent() ? total.getAsLong() : null, Types.BIGINT)
                .param("policy", plan.policy().id())
                .param("reason", asked.reason())
                .param("by", by.id())
                .param("name", by.username())
                .param("journal", journal.orElse(null), Types.OTHER)
                .update();
    }

    void move(UUID id, RequestState state, OptionalLong total) {
        jdbc.sql(MOVE)
                .param("id", id)
                .param("state", state.name())
                .param("total", total.isPresent() ? total.getAsLong() : null, Types.BIGINT)
                .update();
    }

    /**
     * Closes a request.
     *
     * @param by who did; nobody when it expires
     */
    void end(UUID id, RequestState state, Optional<Long> by) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state.name())
                .param("by", by.orElse(null), Types.BIGINT)
                .update();
    }

    /** Whether it may be urged now: at most once an hour. */
    boolean urge(UUID id) {
        return jdbc.sql(URGE).param("id", id).update() == 1;
    }

    /** Whether it is a person's own: who asked, who is or was in charge, or a deputy of these. */
    boolean isOwn(UUID id, long person) {
        return isSo(IS_OWN, id, person);
    }

    boolean hasVoted(UUID id, long person) {
        return isSo(HAS_VOTED, id, person);
    }

    private boolean isSo(String sql, UUID id, long person) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("person", person)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}

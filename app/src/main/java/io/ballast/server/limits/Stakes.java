package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.Stake;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.GrantedLimits;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.Rates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What counts beside a request towards the total of its group; knows no scope. */
@Repository
class Stakes {
    /** Open, or approved within the window. Those who are one hand with the requester count as the requester. */
    private static final String RECENT = """
        select r.customer_id, r.limit_kind, r.base_minor, r.customer_id = any (:members) as is_of_group
        from limits.request r
        where r.id <> :self
          and (r.state in ('REQUESTED', 'IN_APPROVAL')
            or r.state = 'APPROVED' and r.ended_at > now() - make_interval(days => :days))
          and (r.customer_id = any (:members)
            or not r.is_cut and (r.requested_by = :requester
              or identity.is_one_hand(r.requested_by, :requester, r.requested_at)))
        order by r.requested_at, r.id""";

    private final JdbcClient jdbc;
    private final CreditGroups groups;
    private final GrantedLimits granted;

    Stakes(JdbcClient jdbc, CreditGroups groups, GrantedLimits granted) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.granted = granted;
    }

    /** The members of the customer's ultimate group, itself first. */
    List<CustomerId> members(CustomerId customer, LocalDate today) {
        List<CustomerId> members = new ArrayList<>(List.of(customer));
        List<CreditGroup> path = groups.path(customer, today);
        if (!path.isEmpty()) {
            groups.members(path.getLast().id(), today).stream()
                    .filter(member -> !member.equals(customer))
                    .forEach(members::add);
        }
        return members;
    }

    /**
     * The limits of the group, without the permanent one that the request replaces, and the recent requests.
     *
     * @param days the window
     * @param rates into the reporting currency; a limit in a currency without a rate counts as unlimited
     */
    List<Stake> beside(Asked asked, long requester, int days, Rates rates, LocalDate today) {
        List<CustomerId> members = members(asked.customer(), today);
        List<Stake> stakes = new ArrayList<>();
        for (AgreedLimit agreed : granted.agreed(members, today)) {
            boolean isReplaced = agreed.customer().equals(asked.customer())
                    && !asked.isTemporary()
                    && !agreed.isTemporary()
                    && !agreed.validFrom().isAfter(asked.from());
            if (!isReplaced) {
                LimitInForce limit = base(agreed.limit(), rates, agreed.currency(), today);
                stakes.add(new Stake(key(agreed.customer().value()), limit, Stake.Why.IN_FORCE));
            }
        }
        Object[] keys = members.stream().map(CustomerId::value).toArray();
        stakes.addAll(jdbc.sql(RECENT)
                .param("self", asked.id())
                .param("members", new SqlArrayValue("bigint", keys))
                .param("requester", requester)
                .param("days", days)
                .query((row, _) -> new Stake(
                        key(row.getLong("customer_id")),
                        RequestRows.limit(row.getString("limit_kind"), row.getLong("base_minor")),
                        row.getBoolean("is_of_group") ? Stake.Why.GROUP_REQUEST : Stake.Why.SAME_REQUESTER))
                .list());
        return stakes;
    }

    static String key(long customer) {
        return Long.toString(customer);
    }

    /** The limit in the reporting currency; unlimited where no rate is known, so that more authority is needed. */
    static LimitInForce base(LimitInForce limit, Rates rates, Currency currency, LocalDate today) {
        if (!(limit instanceof LimitInForce.Amount(long minor))) {
            return limit;
        }
        OptionalLong converted = rates.toBase(currency, (int) today.toEpochDay(), minor);
        return converted.isPresent() ? new LimitInForce.Amount(converted.getAsLong()) : new LimitInForce.Unlimited();
    }
}

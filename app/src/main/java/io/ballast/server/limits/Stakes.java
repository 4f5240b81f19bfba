package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.Stake;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.CompanyLimits;
import io.ballast.server.contracts.GrantedLimits;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import io.ballast.server.ledger.Rates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What counts beside a request towards the total of its group; knows no scope. */
@Repository
class Stakes {
    /** Open, or approved within the window. Those who are one hand with the requester count as the requester. */
    private static final String RECENT = """
        select r.customer_id, r.group_id, r.own_company, r.limit_kind, r.base_minor,
          coalesce(r.customer_id = any (:members), r.group_id = any (:groups)) as is_of_group
        from limits.request r
        where r.id <> :self and (:journal::uuid is null or r.journal_id is distinct from :journal)
          and (r.state in ('REQUESTED', 'IN_APPROVAL')
            or r.state = 'APPROVED' and r.ended_at > now() - make_interval(days => :days))
          and (r.customer_id = any (:members)
            or r.group_id = any (:groups)
            or not r.is_cut and (r.requested_by = :requester
              or identity.is_one_hand(r.requested_by, :requester, r.requested_at)))
        order by r.requested_at, r.id""";

    private final JdbcClient jdbc;
    private final GrantedLimits granted;
    private final GroupLimits groupLimits;
    private final CompanyLimits companyLimits;

    Stakes(JdbcClient jdbc, GrantedLimits granted, GroupLimits groupLimits, CompanyLimits companyLimits) {
        this.jdbc = jdbc;
        this.granted = granted;
        this.groupLimits = groupLimits;
        this.companyLimits = companyLimits;
    }

    /**
     * What counts beside something.
     *
     * @param above who stands above whom, by {@link #key}; a customer above its parts with single companies of ours, so
     *     that of its whole limit and these together the higher counts
     */
    record Beside(List<Stake> stakes, Map<String, String> above) {
        Beside {
            stakes = List.copyOf(stakes);
            above = Map.copyOf(above);
        }
    }

    /** An amount and whose it is. */
    private record Counted(Obligor obligor, LimitInForce limit, Stake.Why why) {
        Stake stake() {
            return new Stake(key(obligor), limit, why);
        }
    }

    /**
     * The limits in the tree, without the permanent one that the request replaces, and the recent requests.
     *
     * @param days the window
     * @param rates into the reporting currency; a limit in a currency without a rate counts as unlimited
     */
    Beside beside(Asked asked, ObligorTree tree, long requester, int days, Rates rates, LocalDate today) {
        return beside(
                List.of(asked.obligor()),
                agreed -> isReplaced(agreed, asked),
                new Recent(asked.id(), Optional.empty(), requester, days),
                tree,
                rates,
                today);
    }

    /**
     * The same of a journal: without the permanent limits in force of these obligors, and without its own requests.
     *
     * @param tree of all of them
     */
    Beside besideAll(
            Collection<Obligor> obligors,
            UUID journal,
            ObligorTree tree,
            long requester,
            int days,
            Rates rates,
            LocalDate today) {
        Set<Obligor> replaced = Set.copyOf(obligors);
        return beside(
                obligors,
                agreed -> replaced.contains(agreed.obligor())
                        && !agreed.isTemporary()
                        && !agreed.validFrom().isAfter(today),
                new Recent(journal, Optional.of(journal), requester, days),
                tree,
                rates,
                today);
    }

    /**
     * Which recent requests count.
     *
     * @param self the request or journal that does not count beside itself
     */
    private record Recent(UUID self, Optional<UUID> journal, long requester, int days) {}

    private Beside beside(
            Collection<Obligor> asking,
            Predicate<AgreedLimit> isReplaced,
            Recent recent,
            ObligorTree tree,
            Rates rates,
            LocalDate today) {
        List<Counted> counted = new ArrayList<>();
        Stream.of(
                        granted.agreed(tree.members(), today),
                        groupLimits.agreed(tree.groups(), today),
                        companyLimits.agreed(tree.members(), today))
                .flatMap(List::stream)
                .filter(limit -> limit.validTo().filter(today::isAfter).isEmpty())
                .filter(isReplaced.negate())
                .map(agreed -> new Counted(
                        agreed.obligor(), base(agreed.limit(), rates, agreed.currency(), today), why(agreed.obligor())))
                .forEach(counted::add);
        counted.addAll(jdbc.sql(RECENT)
                .param("self", recent.self())
                .param("journal", recent.journal().orElse(null), Types.OTHER)
                .param("members", CustomerId.array(tree.members()))
                .param("groups", new SqlArrayValue("bigint", tree.groups().toArray()))
                .param("requester", recent.requester())
                .param("days", recent.days())
                .query((row, _) -> recent(row))
                .list());
        Map<String, String> above = new HashMap<>(tree.above());
        Stream.concat(asking.stream(), counted.stream().map(Counted::obligor)).forEach(each -> {
            if (each instanceof Obligor.WithCompany with) {
                above.put(key(each), key(new Obligor.OfCustomer(with.id())));
            }
        });
        return new Beside(counted.stream().map(Counted::stake).toList(), above);
    }

    private static Stake.Why why(Obligor obligor) {
        return switch (obligor) {
            case Obligor.OfCustomer _ -> Stake.Why.IN_FORCE;
            case Obligor.WithCompany _ -> Stake.Why.COMPANY_LIMIT;
            case Obligor.OfGroup _ -> Stake.Why.GROUP_LIMIT;
        };
    }

    private static boolean isReplaced(AgreedLimit agreed, Asked asked) {
        return agreed.obligor().equals(asked.obligor())
                && !asked.isTemporary()
                && !agreed.isTemporary()
                && !agreed.validFrom().isAfter(asked.from());
    }

    private static Counted recent(ResultSet row) throws SQLException {
        Obligor obligor = RequestColumns.obligor(row);
        return new Counted(
                obligor,
                Asked.weight(obligor, RequestColumns.limit(row.getString("limit_kind"), row.getLong("base_minor"))),
                row.getBoolean("is_of_group") ? Stake.Why.GROUP_REQUEST : Stake.Why.SAME_REQUESTER);
    }

    /** The name of an obligor in the engine. */
    static String key(Obligor obligor) {
        return obligor.type() + " " + obligor.key()
                + obligor.ownCompany().map(company -> " with " + company).orElse("");
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

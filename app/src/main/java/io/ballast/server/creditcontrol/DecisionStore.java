package io.ballast.server.creditcontrol;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Adds decisions with what they hold and their entries in the trail, in one statement. */
@Repository
class DecisionStore {
    private static final String DECIDE = """
        select place, state, at
        from creditcontrol.decide(:asOf, :policy, :run, :tree, :customers, :accounts, :books,
          :limits, :memberAccounts, :memberBooks, :pathOf, :path, :membersOf, :members,
          :of, :ids, :fingerprints, :orders, :points, :currencies, :amounts, :bases, :rates, :ratesOn, :shipsOn,
          :outcomes, :texts, :by, :areApproved, :held, :expireAt, :margins, :byIds, :seen, :actors, :afters, :requests)
        order by place""";

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a decision that was to be stored. */
    enum State {
        /** It is stored. */
        DECIDED,
        /** There is one under its key. */
        KNOWN,
        /** What it was made on has changed. */
        STALE,
        /** Somebody else has its customer or group locked. */
        BUSY
    }

    /**
     * What became of one.
     *
     * @param at time of the statement
     */
    record Stored(State state, Instant at) {
        boolean isDecided() {
            return state == State.DECIDED;
        }
    }

    /**
     * Stores decisions as far as what they were made on is still so: all on one customer, or none of them.
     *
     * @param judged of one state of the house; those on one customer one after the other, each on what the one before
     *     has left; no two customers of one ultimate group, no key twice
     * @return for each what became of it
     */
    List<Stored> store(List<Judged> judged) {
        KnownFile any = judged.getFirst().known();
        JdbcClient.StatementSpec statement = jdbc.sql(DECIDE)
                .param("asOf", any.file().day())
                .param("policy", any.policy().id())
                .param("run", any.run().isPresent() ? any.run().getAsLong() : null, Types.BIGINT)
                .param("tree", any.groups().tree());
        return ofDecisions(ofCustomers(statement, firsts(judged)), judged)
                .query((row, _) -> new Stored(
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The first decision on each customer: it was made on the state that the database must have. */
    private static List<Judged> firsts(List<Judged> judged) {
        Map<Long, Judged> firsts = new LinkedHashMap<>();
        judged.forEach(each -> firsts.putIfAbsent(customer(each), each));
        return List.copyOf(firsts.values());
    }

    private static long customer(Judged judged) {
        return judged.asked().request().customer().value();
    }

    private static JdbcClient.StatementSpec ofCustomers(JdbcClient.StatementSpec statement, List<Judged> firsts) {
        List<Long> pathOf = new ArrayList<>();
        List<Long> path = new ArrayList<>();
        List<Long> membersOf = new ArrayList<>();
        List<Long> members = new ArrayList<>();
        for (Judged first : firsts) {
            GroupState groups = first.known().groups();
            groups.path().forEach(group -> {
                pathOf.add(customer(first));
                path.add(group);
            });
            groups.members().forEach(member -> {
                membersOf.add(customer(first));
                members.add(member.customer().value());
            });
        }
        return statement
                .param("customers", bigint(firsts, DecisionStore::customer))
                .param("accounts", bigint(firsts, each -> each.known().account()))
                .param("books", bigint(firsts, each -> each.known().books()))
                .param("limits", bigint(firsts, each -> each.known().groups().limits()))
                .param(
                        "memberAccounts",
                        bigint(firsts, each -> each.known().groups().accounts()))
                .param(
                        "memberBooks",
                        bigint(firsts, each -> each.known().groups().books()))
                .param("pathOf", bigint(pathOf, Function.identity()))
                .param("path", bigint(path, Function.identity()))
                .param("membersOf", bigint(membersOf, Function.identity()))
                .param("members", bigint(members, Function.identity()));
    }

    private static JdbcClient.StatementSpec ofDecisions(JdbcClient.StatementSpec statement, List<Judged> judged) {
        return statement
                .param("of", bigint(judged, DecisionStore::customer))
                .param(
                        "ids",
                        array("uuid", judged, each -> each.asked().request().id()))
                .param("fingerprints", new SqlArrayValue("bytea", (Object[]) fingerprints(judged)))
                .param("orders", array("text", judged, each -> each.order().number()))
                .param(
                        "points",
                        array("text", judged, each -> each.order().point().name()))
                .param(
                        "currencies",
                        array(
                                "text",
                                judged,
                                each -> each.asked().request().currency().code()))
                .param("amounts", bigint(judged, each -> each.asked().request().minor()))
                .param("bases", bigint(judged, each -> each.amount().minor()))
                .param(
                        "rates",
                        array("numeric", judged, each -> each.amount().rate().rate()))
                .param(
                        "ratesOn",
                        array("date", judged, each -> each.amount().rate().from()))
                .param(
                        "shipsOn",
                        array("date", judged, each -> each.asked().request().shipOn()))
                .param(
                        "outcomes",
                        array("text", judged, each -> each.decision().outcome().name()))
                .param("texts", array("text", judged, Judged::text))
                .param("by", array("text", judged, each -> each.asked().user().username()))
                .param("areApproved", array("boolean", judged, Judged::isApproved))
                .param("held", bigint(judged, Judged::held))
                .param(
                        "expireAt",
                        array("timestamptz", judged, each -> each.expiresAt().toString()))
                .param("margins", array("text", judged, each -> written(each.margin())))
                .param("byIds", bigint(judged, each -> each.asked().user().id()))
                .param("seen", array("text", judged, each -> each.known().state(1)))
                .param("actors", array("text", judged, each -> each.entry().actor()))
                .param(
                        "afters",
                        array("text", judged, each -> each.entry().after().orElseThrow()))
                .param("requests", array("text", judged, each -> each.entry().requestId()));
    }

    /** Empty where nobody said. */
    private static String written(OptionalLong minor) {
        return minor.isPresent() ? Long.toString(minor.getAsLong()) : "";
    }

    private static byte[][] fingerprints(List<Judged> judged) {
        return judged.stream().map(each -> each.asked().request().fingerprint()).toArray(byte[][]::new);
    }

    private static <T> SqlArrayValue bigint(List<T> rows, Function<T, Long> value) {
        return array("bigint", rows, value);
    }

    private static <T> SqlArrayValue array(String type, List<T> rows, Function<T, ?> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }
}

package io.ballast.server.limits;

import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers of journals, with what each of them would get. */
@Repository
class JournalLines {
    private static final String ROWS = """
        select l.journal_id, l.place, l.customer_id, c.code, c.name, l.wanted_kind, l.wanted_minor, l.wanted_currency,
          l.wanted_to, l.outcome, l.refusal, l.before_kind, l.before_minor, l.before_currency, l.before_to,
          l.before_base, l.after_kind, l.after_minor, l.after_currency, l.after_to, l.after_base,
          coalesce(l.exposure_minor, 0) as exposure_minor, l.is_over, l.held_orders, l.held_minor, l.is_moved,
          l.request_id
        from limits.journal_line l
        join customers.customer c on c.id = l.customer_id
        where l.journal_id = :journal""";

    private static final String PAGE = ROWS + """
         and (:outcome::text is null or l.outcome = :outcome)
          and (not :isHolding or l.held_orders > 0)
          and (not :isOver or l.is_over)
        order by l.place
        limit :most offset :skip""";

    private static final String DUE = ROWS + " and l.outcome is null order by l.place limit :most";

    private static final String TOTALS = """
        select count(*) as lines, count(*) filter (where outcome is null) as due,
          count(*) filter (where outcome = 'CHANGE') as changed, count(*) filter (where outcome = 'SAME') as same,
          count(*) filter (where outcome = 'REFUSED') as refused, count(*) filter (where is_moved) as moved,
          count(*) filter (where outcome = 'CHANGE' and is_over) as over,
          coalesce(sum(before_base) filter (where outcome = 'CHANGE'), 0)::bigint as before_minor,
          coalesce(sum(after_base) filter (where outcome = 'CHANGE'), 0)::bigint as after_minor,
          coalesce(sum(exposure_minor) filter (where outcome = 'CHANGE'), 0)::bigint as exposure_minor,
          count(*) filter (where outcome = 'CHANGE' and held_orders > 0) as held_customers,
          coalesce(sum(held_orders) filter (where outcome = 'CHANGE'), 0)::bigint as held_orders,
          coalesce(sum(held_minor) filter (where outcome = 'CHANGE'), 0)::bigint as held_minor
        from limits.journal_line
        where journal_id = :journal""";

    private static final String LOOKED = """
        update limits.journal_line
        set outcome = :outcome, refusal = :refusal, before_kind = :beforeKind, before_minor = :beforeMinor,
          before_currency = :beforeCurrency, before_to = :beforeTo, before_base = :beforeBase, after_kind = :afterKind,
          after_minor = :afterMinor, after_currency = :afterCurrency, after_to = :afterTo, after_base = :afterBase,
          is_moved = seen is not null
            and (exposure_minor, is_over, held_orders, held_minor, before_kind, before_minor, after_minor)
              is distinct from (:exposure, :over, :orders, :held, :beforeKind, :beforeMinor, :afterMinor),
          exposure_minor = :exposure, is_over = :over, held_orders = :orders, held_minor = :held, seen = :seen
        where journal_id = :journal and place = :place and outcome is null""";

    private static final String CLEAR_ORDERS = """
        delete from limits.journal_order
        where journal_id = :journal and line = :place""";

    private static final String ADD_ORDER = """
        insert into limits.journal_order (journal_id, line, place, customer_id, number, ship_on, minor)
        values (:journal, :line, :place, :customer, :number, :shipOn, :minor)""";

    private static final String ORDERS = """
        select o.line, c.code, c.name, o.number, o.ship_on, o.minor
        from limits.journal_order o
        join customers.customer c on c.id = o.customer_id
        where o.journal_id = :journal
        order by o.line, o.place
        limit :most""";

    /** All that a preview says, each line and each order in its place. */
    private static final String HASH = """
        select encode(sha256(convert_to(coalesce(string_agg(jsonb_build_array(
            l.place, l.customer_id, l.outcome, l.refusal, l.before_kind, l.before_minor, l.before_currency, l.before_to,
            l.before_base, l.after_kind, l.after_minor, l.after_currency, l.after_to, l.after_base, l.exposure_minor,
            l.is_over, (
              select jsonb_agg(jsonb_build_array(o.number, o.ship_on, o.minor) order by o.place)
              from limits.journal_order o
              where o.journal_id = l.journal_id and o.line = l.place))::text, chr(10) order by l.place), ''), 'UTF8')),
            'hex')
        from limits.journal_line l
        where l.journal_id = :journal""";

    /** Lines whose account, books, assessment, policy or day are no longer those they were looked at in. */
    private static final String OUTDATE = """
        update limits.journal_line l
        set outcome = null, refusal = null
        from (
          select coalesce((select run_id from assessment.published), 0) as run, (
              select id
              from policy.version
              where in_force_from <= :today
              order by in_force_from desc, id desc
              limit 1) as policy) now
        where l.journal_id = :journal and l.outcome = 'CHANGE'
          and l.seen is distinct from concat_ws('/',
            coalesce((select revision from creditcontrol.account where customer_id = l.customer_id), 0),
            coalesce((select revision from ledger.revision where customer_id = l.customer_id), 0),
            now.run, now.policy, :today::date)""";

    private static final String REQUESTED = """
        update limits.journal_line
        set request_id = :request
        where journal_id = :journal and place = :place""";

    private final JdbcClient jdbc;

    JournalLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which lines are wanted.
     *
     * @param isHolding only those with orders that would be held
     * @param isOver only those whose exposure exceeds the limit they would get
     */
    record Filter(Optional<JournalLine.Outcome> outcome, boolean isHolding, boolean isOver) {
        static final Filter ALL = new Filter(Optional.empty(), false, false);
        static final Filter CHANGING = new Filter(Optional.of(JournalLine.Outcome.CHANGE), false, false);
    }

    /** An order that would be held. */
    record HeldLine(int line, String code, String name, String number, Optional<LocalDate> shipOn, long minor) {}

    /** Lines in their order. */
    List<JournalLine> page(UUID journal, Filter filter, int skip, int most) {
        return jdbc.sql(PAGE)
                .param("journal", journal)
                .param("outcome", filter.outcome().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("isHolding", filter.isHolding())
                .param("isOver", filter.isOver())
                .param("skip", skip)
                .param("most", most)
                .query(JournalLines::line)
                .list();
    }

    /** Lines still to be looked at. */
    List<JournalLine> due(UUID journal, int most) {
        return jdbc.sql(DUE)
                .param("journal", journal)
                .param("most", most)
                .query(JournalLines::line)
                .list();
    }

    JournalTotals totals(UUID journal) {
        return jdbc.sql(TOTALS)
                .param("journal", journal)
                .query((row, _) -> new JournalTotals(
                        row.getLong("lines"),
                        row.getLong("due"),
                        row.getLong("changed"),
                        row.getLong("same"),
                        row.getLong("refused"),
                        row.getLong("moved"),
                        row.getLong("over"),
                        row.getLong("before_minor"),
                        row.getLong("after_minor"),
                        row.getLong("exposure_minor"),
                        row.getLong("held_customers"),
                        row.getLong("held_orders"),
                        row.getLong("held_minor")))
                .single();
    }

    /** Keeps what a look at a line found, unless another server has done so. */
    void looked(JournalLine line, LineFigures found) {
        int kept = dated(dated(jdbc.sql(LOOKED), "before", found.before()), "after", found.after())
                .param("journal", line.journal())
                .param("place", line.place())
                .param("outcome", found.outcome().name())
                .param("refusal", found.refusal().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("beforeBase", boxed(found.beforeMinor()), Types.BIGINT)
                .param("afterBase", boxed(found.afterMinor()), Types.BIGINT)
                .param("exposure", boxed(found.exposureMinor()), Types.BIGINT)
                .param("over", found.isOver())
                .param("orders", found.held().size())
                .param("held", found.heldMinor())
                .param("seen", found.seen().orElse(null), Types.VARCHAR)
                .update();
        if (kept == 1) {
            keepOrders(line, found.held());
        }
    }

    private static JdbcClient.StatementSpec dated(
            JdbcClient.StatementSpec statement, String name, Optional<DatedLimit> dated) {
        Optional<Long> minor = dated.map(DatedLimit::limit).map(RequestColumns::minor);
        return statement
                .param(
                        name + "Kind",
                        dated.map(one -> RequestColumns.kind(one.limit())).orElse(null),
                        Types.VARCHAR)
                .param(name + "Minor", minor.orElse(null), Types.BIGINT)
                .param(
                        name + "Currency",
                        dated.map(one -> one.currency().code()).orElse(null),
                        Types.VARCHAR)
                .param(name + "To", dated.flatMap(DatedLimit::to).orElse(null), Types.DATE);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private void keepOrders(JournalLine line, List<Commitment> held) {
        jdbc.sql(CLEAR_ORDERS)
                .param("journal", line.journal())
                .param("place", line.place())
                .update();
        int place = 1;
        for (Commitment order : held) {
            jdbc.sql(ADD_ORDER)
                    .param("journal", line.journal())
                    .param("line", line.place())
                    .param("place", place++)
                    .param("customer", line.customer().value())
                    .param("number", order.number())
                    .param("shipOn", order.shipOn().orElse(null), Types.DATE)
                    .param("minor", order.minor())
                    .update();
        }
    }

    /** The orders that would be held, by line. */
    List<HeldLine> orders(UUID journal, int most) {
        return jdbc.sql(ORDERS)
                .param("journal", journal)
                .param("most", most)
                .query((row, _) -> new HeldLine(
                        row.getInt("line"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("number"),
                        Optional.ofNullable(row.getObject("ship_on", LocalDate.class)),
                        row.getLong("minor")))
                .list();
    }

    /** SHA-256 of everything that the preview says, as hexadecimal digits. */
    String hash(UUID journal) {
        return jdbc.sql(HASH)
                .param("journal", journal)
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** Has lines looked at again whose state of things has changed; returns how many. */
    int outdate(UUID journal, LocalDate today) {
        return jdbc.sql(OUTDATE).param("journal", journal).param("today", today).update();
    }

    /** The line has become a request. */
    void requested(JournalLine line, UUID request) {
        jdbc.sql(REQUESTED)
                .param("journal", line.journal())
                .param("place", line.place())
                .param("request", request)
                .update();
    }

    private static JournalLine line(ResultSet row, int index) throws SQLException {
        return new JournalLine(
                row.getObject("journal_id", UUID.class),
                row.getInt("place"),
                new CustomerId(row.getLong("customer_id")),
                row.getString("code"),
                row.getString("name"),
                dated(row, "wanted"),
                Optional.ofNullable(row.getString("outcome")).map(JournalLine.Outcome::valueOf),
                Optional.ofNullable(row.getString("refusal")).map(JournalRefusal.Why::valueOf),
                dated(row, "before"),
                JournalRows.minor(row, "before_base"),
                dated(row, "after"),
                JournalRows.minor(row, "after_base"),
                row.getLong("exposure_minor"),
                row.getBoolean("is_over"),
                row.getInt("held_orders"),
                row.getLong("held_minor"),
                row.getBoolean("is_moved"),
                Optional.ofNullable(row.getObject("request_id", UUID.class)));
    }

    private static Optional<DatedLimit> dated(ResultSet row, String name) throws SQLException {
        String kind = row.getString(name + "_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new DatedLimit(
                        RequestColumns.limit(kind, row.getLong(name + "_minor")),
                        Currency.of(row.getString(name + "_currency")),
                        Optional.ofNullable(row.getObject(name + "_to", LocalDate.class))));
    }
}

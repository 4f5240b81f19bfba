package io.ballast.server.contracts;

import io.ballast.server.staging.Block;
import io.ballast.server.staging.Recorded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records terms in bulk, after the customers and in the same transaction. A file says what holds now: terms that
 * differ from those in force end yesterday, and the new ones hold from today; a customer without any gets them from
 * the first day the file knows of.
 */
@Component
public class TermsRecording {
    private static final String TABLE = """
        create temporary table staged_terms on commit drop as
        select 0::bigint as row_number, ''::text as customer_code, limit_kind, limit_minor, currency, terms_days,
            valid_from as first_day
        from contracts.terms
        with no data""";

    /** The rows to act on: what is in force today, if anything, beside what the file says. */
    private static final String COMPARE = """
        create temporary table terms_to_change on commit drop as
        select d.id as customer_id, s.limit_kind, s.limit_minor, s.currency, s.terms_days, s.first_day,
            t.id as old_id, t.valid_from as old_from
        from staged_terms s
        join customer_directory d on d.code = s.customer_code
        left join contracts.terms t on t.customer_id = d.id
            and t.valid_from <= :today and (t.valid_to is null or t.valid_to >= :today)
        where not exists (select from staged_rejection r where r.row_number = s.row_number)
          and (t.id is null
            or (t.limit_kind, t.limit_minor, t.currency, t.terms_days)
                is distinct from (s.limit_kind, s.limit_minor, s.currency, s.terms_days))""";

    private static final String KEEP = """
        insert into contracts.before_image (batch_id, terms_id, before)
        select :batch, t.id, to_jsonb(t)
        from terms_to_change c
        join contracts.terms t on t.id = c.old_id""";

    private static final String CORRECT_TODAYS = """
        update contracts.terms t
        set limit_kind = c.limit_kind, limit_minor = c.limit_minor, currency = c.currency, terms_days = c.terms_days,
            batch_id = :batch
        from terms_to_change c
        where t.id = c.old_id and c.old_from = :today""";

    private static final String END_OLD = """
        update contracts.terms t
        set valid_to = :yesterday, batch_id = :batch
        from terms_to_change c
        where t.id = c.old_id and c.old_from < :today""";

    private static final String BEGIN_NEW = """
        insert into contracts.terms
            (customer_id, limit_kind, limit_minor, currency, terms_days, valid_from, batch_id)
        select customer_id, limit_kind, limit_minor, currency, terms_days,
            case when exists (select from contracts.terms t where t.customer_id = c.customer_id)
                then :today else least(first_day, :today) end,
            :batch
        from terms_to_change c
        where old_id is null or old_from < :today""";

    private static final String TOUCH = """
        insert into touched_customer (customer_id)
        select customer_id
        from terms_to_change
        on conflict do nothing""";

    private static final String COUNT = """
        select count(*) filter (where old_id is null) as added, count(*) filter (where old_id is not null) as changed,
            (
                select count(*)
                from staged_terms s
                where not exists (select from staged_rejection r where r.row_number = s.row_number)
            ) - count(*) as unchanged
        from terms_to_change""";

    private static final String KEPT_OUT = """
        select count(*)
        from staged_terms s
        join customer_directory d on d.code = s.customer_code
        join lateral (
          select limit_kind, limit_minor, currency
          from contracts.granted_limit
          where customer_id = d.id and not is_temporary and valid_from <= :today
          order by valid_from desc, id desc
          limit 1) g on true
        where not exists (select from staged_rejection r where r.row_number = s.row_number)
          and s.limit_kind <> 'NONE'
          and (s.limit_kind, s.limit_minor, s.currency) is distinct from (g.limit_kind, g.limit_minor, g.currency)""";

    private final JdbcClient jdbc;

    TermsRecording(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Creates the temporary table; {@code full} must copy every block before {@link #record} is called. */
    public TermsRows open(Consumer<Block> full) {
        jdbc.sql(TABLE).update();
        for (SideLimitSql limits : SideLimitSql.values()) {
            jdbc.sql(limits.table()).update();
        }
        return new TermsRows(full);
    }

    /** Brings the terms and the limits beside whole ones in force up to date. */
    public List<Recorded> record(TermsRows rows, long batch, LocalDate today) {
        List<Recorded> recorded = new ArrayList<>(terms(rows, batch, today));
        for (SideLimitSql limits : SideLimitSql.values()) {
            if (rows.total(limits) > 0) {
                recorded.add(sideLimits(limits, batch, today));
            }
        }
        return recorded;
    }

    private Recorded sideLimits(SideLimitSql limits, long batch, LocalDate today) {
        jdbc.sql(limits.rejectUnknownCustomers()).update();
        if (limits == SideLimitSql.COMPANY) {
            jdbc.sql(SideLimitSql.REJECT_UNKNOWN_COMPANIES).update();
        }
        jdbc.sql(limits.rejectRepeats()).update();
        return jdbc.sql(limits.add())
                .param("batch", batch)
                .param("today", today)
                .query((row, _) -> new Recorded(
                        limits.recorded(), row.getLong("added"), row.getLong("changed"), row.getLong("unchanged")))
                .single();
    }

    private List<Recorded> terms(TermsRows rows, long batch, LocalDate today) {
        if (rows.total() == 0) {
            return List.of();
        }
        jdbc.sql(COMPARE).param("today", today).update();
        jdbc.sql(KEEP).param("batch", batch).update();
        jdbc.sql(CORRECT_TODAYS).param("today", today).param("batch", batch).update();
        jdbc.sql(END_OLD)
                .param("today", today)
                .param("yesterday", today.minusDays(1))
                .param("batch", batch)
                .update();
        jdbc.sql(BEGIN_NEW).param("today", today).param("batch", batch).update();
        jdbc.sql(TOUCH).update();
        return jdbc.sql(COUNT)
                .query((row, _) ->
                        new Recorded("terms", row.getLong("added"), row.getLong("changed"), row.getLong("unchanged")))
                .list();
    }

    /** How many limits of the file are not in force, because another one was granted here; after recording. */
    public long keptOut(TermsRows rows, LocalDate today) {
        return (rows.total() == 0 ? 0 : count(KEPT_OUT, today))
                + (rows.total(SideLimitSql.COMPANY) == 0 ? 0 : count(SideLimitSql.KEPT_OUT, today));
    }

    private long count(String sql, LocalDate today) {
        return jdbc.sql(sql)
                .param("today", today)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

package io.ballast.server.earlywarning;

import io.ballast.engine.value.Currency;
import io.ballast.engine.warning.WarningRule;
import io.ballast.server.assessment.CustomerAssessed;
import io.ballast.server.assessment.RuleBook;
import io.ballast.server.assessment.RuleBooks;
import io.ballast.server.assessment.RunPublished;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Turns the warnings of the run in force into alerts: raises new ones, keeps those still true, closes the others. */
@Component
class AlertRaising {
    /** A rule that fell silent is not raised anew within its quiet days. */
    private static final String RAISE = """
        with loud as (
          select a.customer_id, a.rule
          from earlywarning.alert a
          where a.state <> 'CLOSED' and a.severity = 'ALARM' and (:customer = 0 or a.customer_id = :customer)
        ), raised as (
        insert into earlywarning.alert (customer_id, rule, severity, first_seen_on, last_seen_on, run_id, because)
        select e.customer_id, w.value ->> 'rule', w.value ->> 'severity', :day, :day, :run, w.value -> 'because'
        from assessment.evidence e
        cross join jsonb_array_elements(e.warnings) w
        left join unnest(:rules, :quietDays) as q (rule, quiet_days) on q.rule = w.value ->> 'rule'
        where e.run_id = :run and (:customer = 0 or e.customer_id = :customer)
          and not exists (
            select 1
            from earlywarning.alert a
            where a.customer_id = e.customer_id and a.rule = w.value ->> 'rule' and a.state = 'CLOSED'
              and a.last_seen_on >= :day - coalesce(q.quiet_days, 0) and a.last_seen_on <= :day)
        on conflict (customer_id, rule) where state <> 'CLOSED' do update
        set severity = excluded.severity, because = excluded.because, run_id = excluded.run_id,
          first_seen_on = least(earlywarning.alert.first_seen_on, excluded.first_seen_on),
          last_seen_on = greatest(earlywarning.alert.last_seen_on, excluded.last_seen_on)
        returning id, customer_id, rule, severity
        )
        select r.id, r.customer_id, r.rule, c.code, c.name
        from raised r
        join customers.customer c on c.id = r.customer_id
        where r.severity = 'ALARM'
          and not exists (select 1 from loud l where l.customer_id = r.customer_id and l.rule = r.rule)
        order by r.id""";

    private static final String CLOSE = """
        update earlywarning.alert a
        set state = 'CLOSED', closed_on = :day
        where a.state <> 'CLOSED' and a.last_seen_on <= :day and (:customer = 0 or a.customer_id = :customer)
          and not exists (
            select 1
            from assessment.assessment s
            where s.run_id = :run and s.customer_id = a.customer_id and a.rule = any (s.warning_rules))""";

    private static final String RUN = """
        select r.as_of, r.policy_hash, r.currency
        from assessment.published p
        join assessment.run r on r.id = p.run_id
        where r.id = :run""";

    private static final long EVERYONE = 0;

    private static final Logger log = LoggerFactory.getLogger(AlertRaising.class);

    private final JdbcClient jdbc;
    private final RuleBooks books;
    private final AlarmNotices notices;

    AlertRaising(JdbcClient jdbc, RuleBooks books, AlarmNotices notices) {
        this.notices = notices;
        this.jdbc = jdbc;
        this.books = books;
    }

    /** Day and rules of the run in force. */
    private record Raised(long run, LocalDate day, RuleBook book) {
        private Collection<WarningRule> rules() {
            return book.byCode().values();
        }
    }

    /** A warning of the highest severity that was not there, or not as loud, before. */
    record NewAlarm(long id, long customer, String code, String name, String rule) {}

    @ApplicationModuleListener
    void on(RunPublished published) {
        if (published.isInForce()) {
            inForce(published.run()).ifPresent(run -> raise(run, EVERYONE));
        }
    }

    /** A customer assessed anew in the run in force; one of a run that was replaced meanwhile is old news. */
    @ApplicationModuleListener
    void on(CustomerAssessed assessed) {
        inForce(assessed.run()).ifPresent(run -> raise(run, assessed.customer()));
    }

    private Optional<Raised> inForce(long run) {
        return jdbc.sql(RUN)
                .param("run", run)
                .query((row, _) -> new Raised(
                        run,
                        row.getObject("as_of", LocalDate.class),
                        books.of(row.getString("policy_hash"), Currency.of(row.getString("currency")))))
                .optional();
    }

    private void raise(Raised in, long customer) {
        Object[] rules = in.rules().stream().map(WarningRule::code).toArray();
        Object[] quietDays = in.rules().stream().map(WarningRule::quietDays).toArray();
        List<NewAlarm> alarms = jdbc.sql(RAISE)
                .param("run", in.run())
                .param("customer", customer)
                .param("day", in.day())
                .param("rules", new SqlArrayValue("text", rules))
                .param("quietDays", new SqlArrayValue("int4", quietDays))
                .query((row, _) -> new NewAlarm(
                        row.getLong("id"),
                        row.getLong("customer_id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("rule")))
                .list();
        int closed = jdbc.sql(CLOSE)
                .param("run", in.run())
                .param("customer", customer)
                .param("day", in.day())
                .update();
        notices.tell(alarms, in.book());
        log.info("alerts run={} newAlarms={} closed={}", in.run(), alarms.size(), closed);
    }
}

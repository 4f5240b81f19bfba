package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Grades that people put in place of the computed ones, with the reason and until when: a door for pages. At most one
 * holds for a customer; each placing and lifting is in the audit trail, and the customer is assessed anew at once.
 */
@Repository
public class GradeOverrides {
    private static final String VISIBLE = """
        select c.id
        from customers.customer c
        where c.id = :customer and\s""" + CustomerScope.CONDITION;

    private static final String OF_CUSTOMER = """
        select id, grade, reason, valid_from, until, made_by, made_at, lifted_by, lifted_at
        from assessment.grade_override
        where customer_id = :customer
        order by made_at desc, id desc
        limit 100""";

    private static final String LIFT = """
        update assessment.grade_override
        set lifted_by = :by, lifted_at = :now
        where customer_id = :customer and lifted_at is null
        returning grade""";

    private static final String PLACE = """
        insert into assessment.grade_override (customer_id, grade, reason, valid_from, until, made_by, made_at)
        values (:customer, :grade, :reason, :from, :until, :by, :now)""";

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    GradeOverrides(JdbcClient jdbc, Runs runs, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * An override as it was placed, and how it ended.
     *
     * @param grade the grade to use
     * @param reason why
     * @param validFrom first day
     * @param until last day
     * @param madeBy who placed it
     * @param madeAt when
     * @param liftedBy who lifted it before its end
     * @param liftedAt when
     */
    public record Placed(
            Grade grade,
            String reason,
            LocalDate validFrom,
            LocalDate until,
            String madeBy,
            Instant madeAt,
            Optional<String> liftedBy,
            Optional<Instant> liftedAt) {}

    /** What became of a request. */
    public sealed interface Answer {
        /** It is done. */
        record Done() implements Answer {}

        /** This user knows of no such customer. */
        record UnknownCustomer() implements Answer {}

        /** It cannot be done as asked; the key names the message. */
        record Refused(String message) implements Answer {}
    }

    /** Overrides of a customer, newest first; none where the user may not know of it. */
    public List<Placed> of(long customer, CurrentUser user) {
        if (!isVisible(customer, user)) {
            return List.of();
        }
        return jdbc.sql(OF_CUSTOMER)
                .param("customer", customer)
                .query(GradeOverrides::placed)
                .list();
    }

    /** Puts a grade in place of the computed one until a day, that day included. One that holds already ends. */
    @Transactional
    public Answer place(long customer, Grade grade, String reason, LocalDate until, CurrentUser user) {
        if (!isVisible(customer, user)) {
            return new Answer.UnknownCustomer();
        }
        Optional<String> fault = OverrideForm.reasonFault(reason);
        if (fault.isPresent()) {
            return new Answer.Refused(fault.get());
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from =
                runs.inForce().map(Run::asOf).filter(day -> day.isBefore(today)).orElse(today);
        if (until.isBefore(today)) {
            return new Answer.Refused("assessment.override.until-past");
        }
        Optional<Grade> before = end(customer, user);
        jdbc.sql(PLACE)
                .param("customer", customer)
                .param("grade", grade.rank())
                .param("reason", reason.strip())
                .param("from", from)
                .param("until", until)
                .param("by", user.username())
                .param("now", Runs.at(clock.instant()))
                .update();
        audit.record(
                "assessment.override.placed",
                "customer",
                Long.toString(customer),
                reason.strip(),
                before.<Map<String, Object>>map(was -> Map.of("grade", was.name()))
                        .orElse(Map.of()),
                Map.of("grade", grade.name(), "until", until.toString()));
        events.publishEvent(new OverrideChanged(customer));
        return new Answer.Done();
    }

    /** Lifts the override of a customer. */
    @Transactional
    public Answer lift(long customer, String reason, CurrentUser user) {
        if (!isVisible(customer, user)) {
            return new Answer.UnknownCustomer();
        }
        Optional<Grade> before = end(customer, user);
        if (before.isEmpty()) {
            return new Answer.Refused("assessment.override.none");
        }
        audit.record(
                "assessment.override.lifted",
                "customer",
                Long.toString(customer),
                reason.strip(),
                Map.of("grade", before.get().name()),
                Map.of());
        events.publishEvent(new OverrideChanged(customer));
        return new Answer.Done();
    }

    private Optional<Grade> end(long customer, CurrentUser user) {
        return jdbc.sql(LIFT)
                .param("customer", customer)
                .param("by", user.username())
                .param("now", Runs.at(clock.instant()))
                .query(Integer.class)
                .optional()
                .map(rank -> Grade.values()[rank - 1]);
    }

    private boolean isVisible(long customer, CurrentUser user) {
        return jdbc.sql(VISIBLE)
                .param("customer", customer)
                .params(CustomerScope.parameters(user))
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private static Placed placed(ResultSet row, int index) throws SQLException {
        return new Placed(
                Grade.values()[row.getInt("grade") - 1],
                row.getString("reason"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("lifted_by")),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

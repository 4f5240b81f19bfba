package io.ballast.server.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail, in the transaction of the effect: there is no effect without its entry, and no entry without. What
 * is personal in an entry lies apart ({@link People}); its place in the log comes later ({@link Sequencer}).
 */
@Component
public class Audit {
    private static final String INSERT = """
            with added as (
                insert into audit.entry (actor, action, subject_type, subject_id, why, before, after, request_id)
                values (:actor, :action, :subjectType, :subjectId, :why, :before::jsonb, :after::jsonb, :requestId)
                returning id
            )
            insert into audit.pending (entry_id)
            select id
            from added""";

    /** The actor where nobody is signed in: start-up, schedules and the command line. */
    public static final String SYSTEM = "ballast";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final People people;
    private final TrailBell bell;
    private final ApplicationEventPublisher events;

    Audit(JdbcClient jdbc, JsonMapper json, People people, TrailBell bell, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.bell = bell;
        this.events = events;
    }

    /**
     * Records one effect of the signed-in user, or of the system where nobody is signed in.
     *
     * @param action {@code module.entity.verb}, verb in the past tense, such as {@code identity.user.disabled}
     * @param subjectType what kind of thing was changed, such as {@code customer}
     * @param subjectId which one
     * @param why reason given by the actor, empty where none is asked
     * @param before the fields before the effect, empty where there was nothing
     * @param after the fields after the effect, empty where there is nothing
     * @throws org.springframework.transaction.IllegalTransactionStateException if the caller has no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String action,
            String subjectType,
            String subjectId,
            String why,
            Map<String, ?> before,
            Map<String, ?> after) {
        recordAs(actor(), action, subjectType, subjectId, why, before, withAbsent(after));
    }

    /** The same for an actor who is not signed in (yet), such as the user who just failed to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAs(
            String actor,
            String action,
            String subjectType,
            String subjectId,
            String why,
            Map<String, ?> before,
            Map<String, ?> after) {
        Map<String, String> tokens = people.tokens(personal(actor, subjectType, subjectId, before, after));
        jdbc.sql(INSERT)
                .param("actor", PersonalFields.isPersonalActor(actor) ? tokens.getOrDefault(actor, actor) : actor)
                .param("action", action)
                .param("subjectType", subjectType)
                .param(
                        "subjectId",
                        PersonalFields.isPersonalSubject(subjectType)
                                ? tokens.getOrDefault(subjectId, subjectId)
                                : subjectId)
                .param("why", why)
                .param("before", before.isEmpty() ? null : json.writeValueAsString(withTokens(before, tokens)))
                .param("after", after.isEmpty() ? null : json.writeValueAsString(withTokens(after, tokens)))
                .param("requestId", Optional.ofNullable(MDC.get("requestId")).orElse(""))
                .update();
        bell.ringAfterCommit();
        events.publishEvent(new ActionRecorded(actor, action, subjectType, subjectId));
    }

    /** Every text of the entry that is about a person. */
    private static Set<String> personal(
            String actor, String subjectType, String subjectId, Map<String, ?> before, Map<String, ?> after) {
        var personal = new TreeSet<String>();
        if (PersonalFields.isPersonalActor(actor)) {
            personal.add(actor);
        }
        if (PersonalFields.isPersonalSubject(subjectType)) {
            personal.add(subjectId);
        }
        for (Map<String, ?> fields : List.of(before, after)) {
            fields.forEach((name, value) -> {
                if (PersonalFields.isPersonalField(name) && value instanceof String text) {
                    personal.add(text);
                }
            });
        }
        personal.remove("");
        return personal;
    }

    private static Map<String, Object> withTokens(Map<String, ?> fields, Map<String, String> tokens) {
        var replaced = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> replaced.put(
                name,
                PersonalFields.isPersonalField(name) && value instanceof String text
                        ? tokens.getOrDefault(text, text)
                        : value));
        return replaced;
    }

    /** What a deputy does says for whom. */
    private static Map<String, ?> withAbsent(Map<String, ?> after) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getDetails() instanceof OnBehalfOf absent)) {
            return after;
        }
        var with = new LinkedHashMap<String, Object>(after);
        with.put(OnBehalfOf.FIELD, absent.username());
        return with;
    }

    static String actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? SYSTEM : authentication.getName();
    }
}

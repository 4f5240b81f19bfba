package io.ballast.server.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private static final String ENTER = """
            select audit.enter(array[:actor], array[:action], array[:subjectType], array[:subjectId], array[:why],
              array[:before]::text[], array[:after]::text[], array[:requestId])""";

    /** The actor where nobody is signed in: start-up, schedules and the command line. */
    public static final String SYSTEM = Author.SYSTEM;

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
        write(entry(Author.current(), action, subjectType, subjectId, why, before, after));
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
        write(entry(Author.named(actor), action, subjectType, subjectId, why, before, after));
    }

    /** An entry that a statement of the caller writes together with the effect; then {@link #written} is to be told. */
    public Entry entry(
            Author author,
            String action,
            String subjectType,
            String subjectId,
            String why,
            Map<String, ?> before,
            Map<String, ?> after) {
        String actor = author.actor();
        Map<String, ?> all = withAbsent(after, author);
        Map<String, String> tokens = people.tokens(personal(actor, subjectType, subjectId, before, all));
        return new Entry(
                PersonalFields.isPersonalActor(actor) ? tokens.getOrDefault(actor, actor) : actor,
                action,
                subjectType,
                PersonalFields.isPersonalSubject(subjectType) ? tokens.getOrDefault(subjectId, subjectId) : subjectId,
                why,
                text(before, tokens),
                text(all, tokens),
                author.requestId(),
                new ActionRecorded(actor, action, subjectType, subjectId));
    }

    private Optional<String> text(Map<String, ?> fields, Map<String, String> tokens) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(json.writeValueAsString(withTokens(fields, tokens)));
    }

    private void write(Entry entry) {
        jdbc.sql(ENTER)
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("subjectType", entry.subjectType())
                .param("subjectId", entry.subjectId())
                .param("why", entry.why())
                .param("before", entry.before().orElse(null))
                .param("after", entry.after().orElse(null))
                .param("requestId", entry.requestId())
                .query((row, _) -> true)
                .list();
        written(entry);
    }

    /** Tells of an entry that was written, in its transaction or, where a single statement wrote it, after it. */
    public void written(Entry entry) {
        bell.ringAfterCommit();
        events.publishEvent(entry.told());
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
    private static Map<String, ?> withAbsent(Map<String, ?> after, Author author) {
        if (author.absent().isEmpty()) {
            return after;
        }
        var with = new LinkedHashMap<String, Object>(after);
        with.put(OnBehalfOf.FIELD, author.absent().get());
        return with;
    }
}

package io.ballast.server.audit;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trail, in the transaction of the effect: there is no effect without its entry, and no entry without. */
@Component
public class Audit {
    private static final String INSERT = """
            insert into audit.entry (actor, action, subject_type, subject_id, why, before, after, request_id)
            values (:actor, :action, :subjectType, :subjectId, :why, :before::jsonb, :after::jsonb, :requestId)""";

    /** The actor where nobody is signed in: start-up, schedules and the command line. */
    public static final String SYSTEM = "ballast";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Audit(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
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
        recordAs(actor(), action, subjectType, subjectId, why, before, after);
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
        jdbc.sql(INSERT)
                .param("actor", actor)
                .param("action", action)
                .param("subjectType", subjectType)
                .param("subjectId", subjectId)
                .param("why", why)
                .param("before", before.isEmpty() ? null : json.writeValueAsString(before))
                .param("after", after.isEmpty() ? null : json.writeValueAsString(after))
                .param("requestId", Optional.ofNullable(MDC.get("requestId")).orElse(""))
                .update();
    }

    private static String actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? SYSTEM : authentication.getName();
    }
}

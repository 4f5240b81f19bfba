package io.ballast.server.audit;

import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what, by name: the names lie sealed and are found by no SQL. */
public final class TrailNames {
    private static final String SAID = """
            select actor, coalesce(after ->> 'onBehalfOf', '') as absent, subject_id, why
            from audit.entry
            where action like :action
            order by id""";

    private TrailNames() {}

    /**
     * One entry.
     *
     * @param actor user name
     * @param onBehalfOf user name of who is away, or empty
     * @param subject id of what it was done to
     * @param why reason
     */
    public record Said(String actor, String onBehalfOf, String subject, String why) {}

    /** Entries of actions like this, oldest first. */
    public static List<Said> of(ApplicationContext context, String action) {
        List<Said> written = context.getBean(JdbcClient.class)
                .sql(SAID)
                .param("action", action)
                .query((row, number) -> new Said(
                        row.getString("actor"),
                        row.getString("absent"),
                        row.getString("subject_id"),
                        row.getString("why")))
                .list();
        Map<String, String> names = context.getBean(People.class)
                .values(written.stream()
                        .flatMap(said -> java.util.stream.Stream.of(said.actor(), said.onBehalfOf(), said.subject()))
                        .distinct()
                        .toList());
        return written.stream()
                .map(said -> new Said(
                        names.getOrDefault(said.actor(), said.actor()),
                        names.getOrDefault(said.onBehalfOf(), said.onBehalfOf()),
                        names.getOrDefault(said.subject(), said.subject()),
                        said.why()))
                .toList();
    }

    /** How many tokens a name has. */
    public static int tokens(ApplicationContext context, String name) {
        return context.getBean(People.class).tokensOf(name).size();
    }
}

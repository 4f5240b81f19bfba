package io.ballast.server.customers;

import io.ballast.server.identity.CurrentUser;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds customers by a part of their name, English name, code or credit code. */
@Repository
public class CustomerSearch {
    /** Those whose code or name begins with it first. */
    private static final String FOUND = """
        select c.code, c.name
        from customers.customer c
        where c.status <> 'CLOSED' and c.search like :pattern escape '!' and\s""" + CustomerScope.CONDITION + """
        order by not starts_with(lower(c.code), :text), not starts_with(lower(c.name), :text), c.code
        limit :most""";

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer as a suggestion. */
    public record Found(String code, String name) {}

    /** What {@code search like … escape '!'} looks for: the text anywhere, however it is written. */
    public static String pattern(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + plain + "%";
    }

    /** The first customers of the user's scope that have the text, at most so many. */
    List<Found> first(String text, int most, CurrentUser user) {
        return jdbc.sql(FOUND)
                .params(CustomerScope.parameters(user))
                .param("pattern", pattern(text))
                .param("text", text.toLowerCase(Locale.ROOT))
                .param("most", most)
                .query((row, _) -> new Found(row.getString("code"), row.getString("name")))
                .list();
    }
}

package io.ballast.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What entries say of people, kept apart from them. An entry carries a token; the value and the salt that made it lie
 * here and can be erased, after which entry, hashes and proofs are as good as before and the value is lost.
 *
 * <pre>token = "hmac:" + base64url(HMAC-SHA256(salt, value))</pre>
 */
@Component
class People {
    static final Pattern TOKEN = Pattern.compile("hmac:[A-Za-z0-9_-]{43}");

    private static final int SALT_BYTES = 32;
    private static final int AT_ONCE = 500;

    private static final String TOKENS = """
            select value, token
            from audit.person
            where value in (:values)""";
    private static final String VALUES = """
            select token, value
            from audit.person
            where token in (:tokens)""";
    private static final String ADD = """
            insert into audit.person (token, salt, value)
            values (:token, :salt, :value)""";

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final KnownTokens known = new KnownTokens();

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tokens of these values; a value that is new gets one, in the transaction of the caller. */
    Map<String, String> tokens(Collection<String> values) {
        Map<String, String> tokens = known.of(values);
        if (tokens.size() == values.size()) {
            return tokens;
        }
        jdbc.sql(TOKENS).param("values", values).query(row -> {
            tokens.put(row.getString("value"), row.getString("token"));
            known.read(row.getString("value"), row.getString("token"));
        });
        values.stream().filter(value -> !tokens.containsKey(value)).distinct().forEach(value -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            String token = token(salt, value);
            // two transactions may each add the same new value: it then has two tokens, and both are good
            jdbc.sql(ADD)
                    .param("token", token)
                    .param("salt", salt)
                    .param("value", value)
                    .update();
            known.written(token);
            tokens.put(value, token);
        });
        return tokens;
    }

    /** All tokens of a value. */
    List<String> tokensOf(String value) {
        return jdbc.sql(TOKENS)
                .param("values", List.of(value))
                .query((row, number) -> row.getString("token"))
                .list();
    }

    /** What stands behind tokens; those of erased values are missing. */
    Map<String, String> values(Collection<String> tokens) {
        var values = new HashMap<String, String>();
        List<String> all = new ArrayList<>(tokens);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            jdbc.sql(VALUES).param("tokens", some).query(row -> {
                values.put(row.getString("token"), row.getString("value"));
            });
        }
        return values;
    }

    /** Forgets a value and what its tokens were made with; how many tokens lost their meaning. */
    @Transactional(propagation = Propagation.MANDATORY)
    int erase(String value) {
        known.forget(value);
        return jdbc.sql("delete from audit.person where value = :value")
                .param("value", value)
                .update();
    }

    static String token(byte[] salt, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            byte[] code = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return "hmac:" + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}

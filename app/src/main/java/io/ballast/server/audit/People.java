package io.ballast.server.audit;

import io.ballast.engine.value.Text;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.sealing.FieldsAbandoned;
import io.ballast.server.sealing.SealedColumn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What entries say of people, kept apart from them. An entry carries a token; the value and the salt that made it lie
 * here, sealed, and can be erased, after which entry, hashes and proofs are as good as before and the value is lost.
 *
 * <pre>token = "hmac:" + base64url(HMAC-SHA256(salt, value))</pre>
 */
@Component
class People {
    static final Pattern TOKEN = Pattern.compile("hmac:[A-Za-z0-9_-]{43}");

    private static final int SALT_BYTES = 32;
    private static final int AT_ONCE = 500;

    private static final String FOUND = """
            select token, sealed
            from audit.person
            where lookup in (:lookups)""";
    private static final String VALUES = """
            select token, sealed
            from audit.person
            where token in (:tokens) and sealed is not null""";
    private static final String ADD = """
            insert into audit.person (token, sealed, lookup)
            values (:token, :sealed, :lookup)""";
    private static final String ERASE = """
            delete from audit.person
            where lookup in (:lookups)""";
    private static final SealedColumn SEALED = SealedColumn.of(
                    Text.of("操作记录中的姓名与地址", "names and addresses in the trail"),
                    "audit.person",
                    "token",
                    "text",
                    "sealed",
                    "value")
            .lookedUpBy("lookup", plain -> Person.of(plain).value())
            .insteadOf("value");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();
    private final KnownTokens known = new KnownTokens();

    People(JdbcClient jdbc, FieldCipher cipher, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    @Bean
    static SealedColumn sealedPeople() {
        return SEALED;
    }

    /**
     * What lies behind a token, written as salt in base64, a colon and the value.
     *
     * @param salt random, so that nobody guesses the value by its token
     * @param value a name or an address
     */
    record Person(String salt, String value) {
        static Person of(String plain) {
            int colon = plain.indexOf(':');
            return new Person(plain.substring(0, colon), plain.substring(colon + 1));
        }

        String token() {
            return People.token(Base64.getDecoder().decode(salt), value);
        }

        private String plain() {
            return salt + ":" + value;
        }
    }

    /** The tokens of these values; a value that is new gets one, in the transaction of the caller if there is one. */
    Map<String, String> tokens(Collection<String> values) {
        Map<String, String> tokens = known.of(values);
        return tokens.size() == values.size()
                ? tokens
                : Objects.requireNonNull(transaction.execute(_ -> withAdded(tokens, values)));
    }

    private Map<String, String> withAdded(Map<String, String> tokens, Collection<String> values) {
        found(values).forEach((token, value) -> {
            tokens.put(value, token);
            known.read(value, token);
        });
        values.stream().filter(value -> !tokens.containsKey(value)).distinct().forEach(value -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            var person = new Person(Base64.getEncoder().encodeToString(salt), value);
            String token = person.token();
            // two transactions may each add the same new value: it then has two tokens, and both are good
            jdbc.sql(ADD)
                    .param("token", token)
                    .param("sealed", cipher.seal(person.plain(), SEALED.place(token)))
                    .param("lookup", cipher.lookup(value, SEALED))
                    .update();
            known.written(token);
            tokens.put(value, token);
        });
        return tokens;
    }

    /** Values by token, found by their blind indexes. */
    private Map<String, String> found(Collection<String> values) {
        List<byte[]> lookups = values.stream()
                .flatMap(value -> cipher.lookups(value, SEALED).stream())
                .toList();
        var found = new HashMap<String, String>();
        if (!lookups.isEmpty()) {
            jdbc.sql(FOUND).param("lookups", lookups).query((ResultSet row) -> {
                found.put(row.getString("token"), person(row).value());
            });
        }
        return found;
    }

    /** What a row has behind its token; fails where that was changed or moved. */
    Person person(ResultSet row) throws SQLException {
        return Person.of(cipher.openText(row.getBytes("sealed"), SEALED.place(row.getString("token"))));
    }

    /** Whether what lies here can be read at all. */
    boolean isReadable() {
        return cipher.opens();
    }

    /** All tokens of a value. */
    List<String> tokensOf(String value) {
        return List.copyOf(found(List.of(value)).keySet());
    }

    /** What stands behind tokens; those of erased values are missing. */
    Map<String, String> values(Collection<String> tokens) {
        var values = new HashMap<String, String>();
        List<String> all = new ArrayList<>(tokens);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            jdbc.sql(VALUES).param("tokens", some).query((ResultSet row) -> {
                values.put(row.getString("token"), person(row).value());
            });
        }
        return values;
    }

    /** Forgets a value and what its tokens were made with; how many tokens lost their meaning. */
    @Transactional(propagation = Propagation.MANDATORY)
    int erase(String value) {
        known.forget(value);
        List<byte[]> lookups = cipher.lookups(value, SEALED);
        return lookups.isEmpty() ? 0 : jdbc.sql(ERASE).param("lookups", lookups).update();
    }

    @EventListener
    void on(FieldsAbandoned abandoned) {
        known.forgetAll();
        jdbc.sql("delete from audit.person").update();
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

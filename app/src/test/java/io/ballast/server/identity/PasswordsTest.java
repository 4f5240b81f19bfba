package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @ParameterizedTest
    @ValueSource(
            strings = {"password1234", "Password1234", "aaaaaaaaaaaa", "123456789012", "abcabcabcabc", "woaini1314520"})
    void what_everybody_tries_first_is_refused(String password) {
        assertThat(passwords.fault(password, "li.na")).contains("identity.fault.password.common");
    }

    @Test
    void twelve_characters_are_enough_and_eleven_are_not() {
        assertThat(passwords.fault("kx7 wm2 qz9", "li.na")).contains("identity.fault.password.short");
        assertThat(passwords.fault("kx7 wm2 qz9t", "li.na")).isEmpty();
    }

    @Test
    void a_password_does_not_contain_the_user_name() {
        assertThat(passwords.fault("my name is li.na yes", "li.na")).contains("identity.fault.password.name");
    }

    @Test
    void the_hash_is_argon2id_and_matches_only_its_password() {
        String hash = passwords.hash("kx7 wm2 qz9t");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("kx7 wm2 qz9t", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("kx7 wm2 qz9T", Optional.of(hash))).isFalse();
        assertThat(passwords.matches("nobody has this password", Optional.empty()))
                .isFalse();
    }
}

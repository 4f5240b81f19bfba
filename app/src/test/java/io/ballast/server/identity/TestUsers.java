package io.ballast.server.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Makes users for tests, by the same code that the pages use. */
public final class TestUsers {
    /** The password of every test user. */
    public static final String PASSWORD = "four heavy stones in the hold";

    private final Accounts accounts;
    private final String hash;
    private final Clock clock;

    public TestUsers(ApplicationContext context) {
        this.accounts = context.getBean(Accounts.class);
        this.hash = context.getBean(Passwords.class).hash(PASSWORD);
        this.clock = context.getBean(Clock.class);
    }

    /** An active user who sees all customers, made at the first call. */
    public String withRoles(String username, Role... roles) {
        return add(new NewUser(
                username, "Test " + username, Scope.ALL, Optional.empty(), Optional.empty(), Set.of(roles)));
    }

    /** An active user who sees the customers of one sales person. */
    public String ownerOf(String username, String ownerCode, Role... roles) {
        return add(new NewUser(
                username, "Test " + username, Scope.SELF, Optional.empty(), Optional.of(ownerCode), Set.of(roles)));
    }

    private String add(NewUser user) {
        accounts.add(user, clock.instant()).ifPresent(id -> accounts.activate(id, hash));
        return user.username();
    }
}

package io.ballast.server.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The staff of the made-up company: they ask and decide, and nobody can sign in as one of them. */
@Component
@ConditionalOnProperty("ballast.demo")
public class DemoPeople {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    DemoPeople(Accounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The one of this name, who knows of every customer; made at the first call. */
    public CurrentUser person(String username, String name, Role role) {
        var wanted = new NewUser(username, name, Scope.ALL, Optional.empty(), Optional.empty(), Set.of(role));
        accounts.add(wanted, clock.instant())
                .ifPresent(id ->
                        accounts.activate(id, passwords.hash(Secret.random("").text())));
        return accounts.find(username).map(accounts::asCurrent).orElseThrow();
    }
}

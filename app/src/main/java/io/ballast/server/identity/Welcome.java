package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns a one-time link into an account with a password. */
@Component
class Welcome {
    private final Accounts accounts;
    private final Invitations invitations;
    private final Passwords passwords;
    private final Sessions sessions;
    private final ProviderSettings provider;
    private final OwnMeans ownMeans;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Welcome(
            Accounts accounts,
            Invitations invitations,
            Passwords passwords,
            Sessions sessions,
            ProviderSettings provider,
            OwnMeans ownMeans,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.passwords = passwords;
        this.sessions = sessions;
        this.provider = provider;
        this.ownMeans = ownMeans;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of the form. */
    sealed interface Outcome {
        record Accepted(CurrentUser user) implements Outcome {}

        record Refused(WelcomePage page) implements Outcome {}

        /** The link was used, withdrawn or is older than a day. */
        record Lapsed() implements Outcome {}
    }

    /** The form behind this link, if the link is still good. */
    Optional<WelcomePage> page(Secret secret) {
        return invitations.find(secret, clock.instant()).map(open -> {
            Optional<Account> account = open.userId().flatMap(accounts::find);
            return new WelcomePage(
                    secret.text(),
                    open.userId().isEmpty(),
                    account.map(Account::username).orElse(""),
                    account.map(Account::displayName).orElse(""),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    offer(secret, account.isEmpty()));
        });
    }

    Outcome accept(Secret secret, String username, String displayName, String password) {
        Optional<Invitations.Open> open = invitations.find(secret, clock.instant());
        if (open.isEmpty()) {
            return new Outcome.Lapsed();
        }
        Optional<Account> account = open.get().userId().flatMap(accounts::find);
        NewUser user = account.map(NewUser::of)
                .orElseGet(() -> new NewUser(
                        username, displayName, Scope.ALL, Optional.empty(), Optional.empty(), Set.of(Role.ADMIN)));
        WelcomePage checked = check(secret, user, account.isEmpty(), password);
        if (checked.isRefused()) {
            return new Outcome.Refused(checked);
        }
        String hash = passwords.hash(password);
        Outcome outcome = transaction.execute(status -> store(secret, user, account, hash));
        return outcome == null ? new Outcome.Lapsed() : outcome;
    }

    private WelcomePage check(Secret secret, NewUser user, boolean first, String password) {
        Map<NewUser.Field, String> faults = user.faults();
        Optional<String> nameFault = Optional.ofNullable(faults.get(NewUser.Field.USERNAME));
        boolean taken = first && accounts.find(user.username()).isPresent();
        return new WelcomePage(
                secret.text(),
                first,
                user.username(),
                user.displayName(),
                taken ? Optional.of("identity.fault.username.taken") : nameFault,
                Optional.ofNullable(faults.get(NewUser.Field.DISPLAY_NAME)),
                passwords.fault(password, user.username()),
                offer(secret, first));
    }

    /** The first administrator exists here alone: somebody must be able to come in when the provider is away. */
    private Optional<ProviderOffer> offer(Secret secret, boolean first) {
        return first ? Optional.empty() : provider.offer(ProviderPages.SIGN_IN + "?token=" + secret.text());
    }

    private Outcome store(Secret secret, NewUser user, Optional<Account> account, String hash) {
        if (!invitations.use(secret, clock.instant())) {
            return new Outcome.Lapsed();
        }
        Optional<Long> id = account.map(Account::id).or(() -> accounts.add(user, clock.instant()));
        if (id.isEmpty()) {
            return new Outcome.Lapsed();
        }
        if (!accounts.activate(id.get(), hash)) {
            return new Outcome.Lapsed();
        }
        sessions.end(id.get(), session -> true);
        audit.recordAs(
                user.username(),
                account.isPresent() ? "identity.password.set" : "identity.administrator.created",
                "user",
                user.username(),
                "",
                Map.of(),
                user.asTrail());
        Account active = accounts.find(id.get()).orElseThrow();
        ownMeans.usedLink(active);
        return new Outcome.Accepted(accounts.asCurrent(active));
    }
}

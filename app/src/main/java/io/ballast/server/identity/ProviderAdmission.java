package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.ProviderRefusal.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whether a person the identity provider vouches for may come in, and as whom. Accounts are never made here,
 * and what the provider says of a person gives neither role nor scope.
 */
@Service
@Transactional
class ProviderAdmission {
    private static final String USER = "user";
    private static final Logger LOG = LoggerFactory.getLogger(ProviderAdmission.class);

    private final ProviderLinks links;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    ProviderAdmission(
            ProviderLinks links,
            Accounts accounts,
            Invitations invitations,
            Sessions sessions,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.invitations = invitations;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Outcome {
        record In(Account account) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Lets in whom the person is linked to, or is named by the trusted claim and not linked yet. */
    Outcome admit(ProviderPerson person, String address) {
        Optional<ProviderLink> link =
                links.find(person.issuer(), person.subject()).or(() -> linkByName(person, address));
        if (link.isEmpty()) {
            return refused(Reason.UNKNOWN, Optional.empty(), person, address);
        }
        Account account = accounts.find(link.get().user()).orElseThrow();
        if (account.state() != UserState.ACTIVE) {
            return refused(Reason.SHUT_OUT, Optional.of(account), person, address);
        }
        return in(account, link.get(), person, address);
    }

    /** Links the account of a one-time link with the person who signed in at the provider, and lets that one in. */
    Outcome accept(Secret invitation, ProviderPerson person, String address) {
        Instant now = clock.instant();
        Optional<Account> invited = invitations
                .find(invitation, now)
                .flatMap(Invitations.Open::userId)
                .flatMap(accounts::find)
                .filter(account -> account.state() != UserState.DISABLED);
        if (invited.isEmpty()) {
            return refused(Reason.LAPSED, Optional.empty(), person, address);
        }
        Account account = invited.get();
        Optional<ProviderLink> known =
                links.find(person.issuer(), person.subject()).or(() -> links.of(account.id(), person.issuer()));
        boolean isTheirs = known.filter(
                        one -> one.user() == account.id() && one.subject().equals(person.subject()))
                .isPresent();
        if (known.isPresent() && !isTheirs) {
            return refused(Reason.TAKEN, Optional.of(account), person, address);
        }
        if (!invitations.use(invitation, now)) {
            return refused(Reason.LAPSED, Optional.of(account), person, address);
        }
        Optional<ProviderLink> link =
                isTheirs ? known : link(account, person, ProviderLink.How.INVITATION, account.username(), address);
        if (link.isEmpty() || !accounts.letIn(account.id())) {
            throw new IllegalStateException("Linked or disabled by another at the same moment: " + account.id());
        }
        sessions.end(account.id(), session -> true);
        return in(account, link.get(), person, address);
    }

    private Outcome in(Account account, ProviderLink link, ProviderPerson person, String address) {
        Instant now = clock.instant();
        links.used(link, now);
        accounts.loggedIn(account.id(), now);
        audit.recordAs(
                account.username(),
                "identity.login.succeeded",
                USER,
                account.username(),
                "",
                Map.of(),
                Map.of("address", address, "provider", person.issuer(), "second_factor", person.hasSecondFactor()));
        LOG.info("login succeeded by provider user={}", account.id());
        return new Outcome.In(account);
    }

    /** Only where the operator trusts a claim; who is linked already, to whomever, is not linked by a name. */
    private Optional<ProviderLink> linkByName(ProviderPerson person, String address) {
        return person.username()
                .flatMap(accounts::find)
                .filter(account -> account.state() != UserState.DISABLED)
                .flatMap(account -> {
                    Optional<ProviderLink> link =
                            link(account, person, ProviderLink.How.CLAIM, account.username(), address);
                    if (link.isPresent() && accounts.letIn(account.id())) {
                        invitations.withdraw(Optional.of(account.id()), clock.instant());
                    }
                    return link;
                })
                .or(() -> links.find(person.issuer(), person.subject()));
    }

    private Optional<ProviderLink> link(
            Account account, ProviderPerson person, ProviderLink.How how, String by, String address) {
        ProviderLink link = new ProviderLink(
                account.id(), person.issuer(), person.subject(), how, by, clock.instant(), Optional.empty());
        if (!links.add(link)) {
            return Optional.empty();
        }
        audit.recordAs(
                by,
                "identity.provider.linked",
                USER,
                account.username(),
                "",
                Map.of(),
                Map.of("issuer", link.issuer(), "subject", link.subject(), "how", how.name(), "address", address));
        return Optional.of(link);
    }

    private Outcome refused(Reason reason, Optional<Account> account, ProviderPerson person, String address) {
        LOG.info("login by provider refused because={}", reason);
        audit.recordAs(
                account.map(Account::username).orElse(Audit.SYSTEM),
                "identity.provider.refused",
                account.isPresent() ? USER : "provider",
                account.map(Account::username).orElse(person.issuer()),
                "",
                Map.of(),
                Map.of("because", reason.name(), "subject", person.subject(), "address", address));
        return new Outcome.Refused(reason);
    }
}

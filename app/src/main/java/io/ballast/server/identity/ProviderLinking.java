package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Refusal;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say whom the identity provider means, or take that back; never for their own account. */
@Service
@Transactional
class ProviderLinking {
    /** Who may. */
    static final String PERMISSION = "identity:user:write";

    private static final String USER = "user";

    private final ProviderSettings settings;
    private final ProviderLinks links;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    ProviderLinking(
            ProviderSettings settings,
            ProviderLinks links,
            Accounts accounts,
            Invitations invitations,
            Sessions sessions,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.links = links;
        this.accounts = accounts;
        this.invitations = invitations;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The link of a user with the provider that is set. */
    @Transactional(readOnly = true)
    Optional<ProviderLink> of(long user) {
        return settings.client()
                .map(ProviderSettings.Client::issuer)
                .map(URI::toString)
                .flatMap(issuer -> links.of(user, issuer));
    }

    boolean hasProvider() {
        return settings.client().isPresent();
    }

    /**
     * Links an account; again with the same person it changes nothing. Who was invited is let in.
     *
     * @throws Refusal as not found without a provider, as unprocessable if that is no name of a person there, as a
     *     conflict for one's own account, a disabled one, or if one of the two is linked otherwise
     */
    void link(Account account, String text) {
        String issuer = settings.client()
                .map(ProviderSettings.Client::issuer)
                .map(URI::toString)
                .orElseThrow(Refusal::notFound);
        String subject = text.strip();
        if (subject.isEmpty()
                || subject.length() > ProviderLink.LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.unprocessable("identity.provider.fault.subject");
        }
        CurrentUser actor = actorFor(account);
        if (account.state() == UserState.DISABLED) {
            throw Refusal.conflict("identity.fault.disabled");
        }
        ProviderLink link = new ProviderLink(
                account.id(),
                issuer,
                subject,
                ProviderLink.How.ADMINISTRATOR,
                actor.username(),
                clock.instant(),
                Optional.empty());
        if (!links.add(link)) {
            if (links.of(account.id(), issuer)
                    .filter(known -> known.subject().equals(subject))
                    .isEmpty()) {
                throw Refusal.conflict("identity.provider.fault.taken");
            }
            return;
        }
        if (!accounts.letIn(account.id())) {
            throw Refusal.conflict("identity.fault.disabled");
        }
        invitations.withdraw(Optional.of(account.id()), clock.instant());
        audit.record(
                "identity.provider.linked",
                USER,
                account.username(),
                "",
                Map.of(),
                Map.of("issuer", issuer, "subject", subject, "how", link.how().name()));
    }

    /**
     * Takes the link away; all sessions of the user end. Who has no password then needs a one-time link.
     *
     * @throws Refusal as not found if there is none, as a conflict for one's own account
     */
    void unlink(Account account, String why) {
        actorFor(account);
        ProviderLink link = of(account.id()).filter(links::remove).orElseThrow(Refusal::notFound);
        if (account.state() == UserState.ACTIVE && !accounts.hasWayIn(account.id())) {
            accounts.setState(account.id(), UserState.INVITED);
        }
        sessions.end(account.id(), session -> true);
        audit.record(
                "identity.provider.unlinked",
                USER,
                account.username(),
                why,
                Map.of("issuer", link.issuer(), "subject", link.subject()),
                Map.of());
    }

    /** Whoever could link the own account could come in as it by another person's name. */
    private static CurrentUser actorFor(Account account) {
        CurrentUser actor = Users.current();
        if (!actor.may(PERMISSION)) {
            throw Refusal.forbidden("web.error.403.permission", PERMISSION);
        }
        if (actor.id() == account.id()) {
            throw Refusal.conflict("identity.provider.fault.own");
        }
        return actor;
    }
}

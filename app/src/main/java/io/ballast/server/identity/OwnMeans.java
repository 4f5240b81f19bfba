package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether a password or a passkey kept here opens an account: not where the identity provider is the only way of those
 * who are linked with it. Named administrators stay for the day it is away (break-glass); each use is an alarm.
 */
@Component
class OwnMeans {
    private static final Logger LOG = LoggerFactory.getLogger(OwnMeans.class);

    private final boolean isProviderOnly;
    private final Set<String> names;
    private final ProviderSettings settings;
    private final ProviderLinks links;
    private final Accounts accounts;
    private final Audit audit;

    /**
     * @throws IllegalArgumentException if the provider is the only way, and there is none, or nobody is named for the
     *     day it is away
     */
    OwnMeans(
            @Value("${ballast.oidc.only}") boolean isProviderOnly,
            @Value("${ballast.oidc.break-glass}") String names,
            ProviderSettings settings,
            ProviderLinks links,
            Accounts accounts,
            Audit audit) {
        this.isProviderOnly = isProviderOnly;
        this.names = Arrays.stream(names.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.settings = settings;
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
        if (isProviderOnly && (settings.client().isEmpty() || this.names.isEmpty())) {
            throw new IllegalArgumentException(
                    "BALLAST_OIDC_ONLY wants BALLAST_OIDC_ISSUER and BALLAST_OIDC_BREAK_GLASS");
        }
    }

    /** Whether linked accounts open by the provider only. */
    boolean areClosed() {
        return isProviderOnly;
    }

    /** What they do for an account. */
    enum Way {
        OPEN,
        /** For the day the provider is away: {@link #used} says so to all administrators. */
        BREAK_GLASS,
        CLOSED
    }

    /** A break-glass account is an administrator's and has a second factor, or it opens by no own means. */
    Way of(Account account) {
        if (!isProviderOnly) {
            return Way.OPEN;
        }
        if (names.contains(account.username())) {
            return isReady(account) ? Way.BREAK_GLASS : Way.CLOSED;
        }
        return isLinked(account) ? Way.CLOSED : Way.OPEN;
    }

    private boolean isLinked(Account account) {
        return settings.client()
                .flatMap(client -> links.of(account.id(), client.issuer().toString()))
                .isPresent();
    }

    private static boolean isReady(Account account) {
        return account.state() == UserState.ACTIVE && account.roles().contains(Role.ADMIN) && account.hasSecondFactor();
    }

    /**
     * Notes that somebody came in past the provider, in the transaction of the sign-in; administrators are told.
     *
     * @param by by what, such as {@code password}
     */
    void used(Account account, String address, String by) {
        LOG.warn("break-glass used user={} by={}", account.id(), by);
        audit.recordAs(
                account.username(),
                "identity.break-glass.used",
                "user",
                account.username(),
                "",
                Map.of(),
                Map.of("address", address, "by", by));
    }

    /** The same for a one-time link, which lets in once where own means are closed. */
    void usedLink(Account account) {
        if (of(account) != Way.OPEN) {
            used(account, "", "link");
        }
    }

    /** Notes that own means, though right, do not open an account. */
    void refused(Account account, String address, String by) {
        LOG.info("login refused: by the provider only user={}", account.id());
        audit.recordAs(
                account.username(),
                "identity.login.refused",
                "user",
                account.username(),
                "",
                Map.of(),
                Map.of("address", address, "by", by, "because", "provider only"));
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (isProviderOnly) {
            long ready = names.stream()
                    .map(accounts::find)
                    .flatMap(Optional::stream)
                    .filter(OwnMeans::isReady)
                    .count();
            if (ready < names.size()) {
                LOG.warn(
                        "break-glass accounts ready={} named={}: each must be an administrator with a second factor",
                        ready,
                        names.size());
            }
        }
    }
}

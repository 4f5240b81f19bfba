package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.audit.Erasure;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites, changes, disables and enables users; each with its entry in the trail. */
@Service
@Transactional
class UserAdministration {
    private static final String USER = "user";

    private final Accounts accounts;
    private final Invitations invitations;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final ToxicPairs pairs;
    private final Audit audit;
    private final Erasure erasure;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserAdministration(
            Accounts accounts,
            Invitations invitations,
            ApiTokens tokens,
            Sessions sessions,
            ToxicPairs pairs,
            Audit audit,
            Erasure erasure,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.tokens = tokens;
        this.sessions = sessions;
        this.pairs = pairs;
        this.audit = audit;
        this.erasure = erasure;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a form. */
    sealed interface Outcome {
        /** A link was made, to be shown once. */
        record Invited(String displayName, Secret secret) implements Outcome {}

        record Done() implements Outcome {}

        /** Message keys of what is wrong, by field. */
        record Refused(Map<NewUser.Field, String> faults) implements Outcome {}
    }

    Outcome invite(NewUser user) {
        Map<NewUser.Field, String> faults = faults(user);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        Instant now = clock.instant();
        Optional<Long> id = accounts.add(user, now);
        if (id.isEmpty()) {
            return new Outcome.Refused(Map.of(NewUser.Field.USERNAME, "identity.fault.username.taken"));
        }
        audit.record("identity.user.invited", USER, user.username(), "", Map.of(), user.asTrail());
        return new Outcome.Invited(user.displayName(), invitations.issue(id, actor(), now));
    }

    /** A new link for somebody who lost the password or never used the first link. */
    Outcome inviteAgain(Account account) {
        if (account.state() == UserState.DISABLED) {
            throw Refusal.conflict("identity.fault.disabled");
        }
        audit.record("identity.user.invited-again", USER, account.username(), "", Map.of(), Map.of());
        return new Outcome.Invited(
                account.displayName(), invitations.issue(Optional.of(account.id()), actor(), clock.instant()));
    }

    Outcome change(Account account, NewUser user) {
        Map<NewUser.Field, String> faults = faults(user);
        if (!user.roles().contains(Role.ADMIN) && isTheAdministrator(account)) {
            faults.put(NewUser.Field.ROLES, "identity.fault.last-administrator");
        }
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        accounts.change(account.id(), user);
        audit.record(
                "identity.user.changed",
                USER,
                account.username(),
                "",
                NewUser.of(account).asTrail(),
                user.asTrail());
        return new Outcome.Done();
    }

    /**
     * False if that would leave nobody to administer. The user is out at the next request, and what could bring the
     * user back is gone for good, also should the user be enabled again: sessions, tokens, open links.
     */
    boolean disable(Account account, String why) {
        if (isTheAdministrator(account)) {
            return false;
        }
        Instant now = clock.instant();
        accounts.setState(account.id(), UserState.DISABLED);
        tokens.revokeAll(account.id(), now);
        invitations.withdraw(Optional.of(account.id()), now);
        sessions.end(account.id(), session -> true);
        audit.record(
                "identity.user.disabled",
                USER,
                account.username(),
                why,
                Map.of("state", account.state().name()),
                Map.of("state", UserState.DISABLED.name()));
        return true;
    }

    void enable(Account account) {
        UserState state = accounts.hasWayIn(account.id()) ? UserState.ACTIVE : UserState.INVITED;
        accounts.setState(account.id(), state);
        audit.record(
                "identity.user.enabled",
                USER,
                account.username(),
                "",
                Map.of("state", account.state().name()),
                Map.of("state", state.name()));
    }

    /**
     * Forgets who a disabled user was: names here and in the trail, second factor, labels of tokens. The user name
     * stays where it stands as the author of a decision that has to be kept.
     *
     * @return how many tokens of the trail lost their meaning; nothing if the user is not disabled
     */
    Optional<Integer> erase(Account account, String why) {
        if (account.state() != UserState.DISABLED) {
            return Optional.empty();
        }
        accounts.erase(account.id());
        events.publishEvent(new UserErased(account.id()));
        int forgotten = erasure.erase(List.of(account.username(), account.displayName()));
        audit.record("identity.user.erased", USER, Accounts.erasedName(account.id()), why, Map.of(), Map.of());
        return Optional.of(forgotten);
    }

    /** False if the code or the name is not sound, the code is taken, or there is no such department above. */
    boolean addDepartment(Department department) {
        boolean isSound = department.code().matches("[A-Za-z0-9._-]{1,40}")
                && !department.name().isBlank()
                && department.name().length() <= NewUser.LONGEST_NAME
                && department.parentCode().map(this::isDepartment).orElse(true);
        boolean isNew = isSound && accounts.addDepartment(department);
        if (isNew) {
            audit.record(
                    "identity.department.added",
                    "department",
                    department.code(),
                    "",
                    Map.of(),
                    Map.of(
                            "name",
                            department.name(),
                            "parent",
                            department.parentCode().orElse("")));
        }
        return isNew;
    }

    private Map<NewUser.Field, String> faults(NewUser user) {
        Map<NewUser.Field, String> faults = new EnumMap<>(NewUser.Field.class);
        faults.putAll(user.faults());
        if (!user.departmentCode().map(this::isDepartment).orElse(true)) {
            faults.put(NewUser.Field.DEPARTMENT, "identity.fault.department");
        }
        if (pairs.among(user.roles()).isPresent()) {
            faults.put(NewUser.Field.ROLES, "identity.fault.roles.toxic");
        }
        return faults;
    }

    private boolean isDepartment(String code) {
        return accounts.departments().stream().anyMatch(known -> known.code().equals(code));
    }

    private boolean isTheAdministrator(Account account) {
        return account.state() == UserState.ACTIVE
                && account.roles().contains(Role.ADMIN)
                && accounts.isLastAdministrator(account.id());
    }

    private static String actor() {
        return Users.find().map(CurrentUser::username).orElse(Audit.SYSTEM);
    }
}

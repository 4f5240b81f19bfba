package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appoints and ends deputies. A deputy acts with the roles and the data scope of who is away, administration excepted;
 * roles that one person may not hold together do not come together this way either. Deputies of deputies do not exist.
 */
@Service
@Transactional
class Deputies {
    /** Longest time, first and last day included. */
    static final int MOST_DAYS = 366;

    static final int LONGEST_REASON = 200;
    private static final String MANAGE = "identity:user:write";

    private final DeputyRows rows;
    private final Accounts accounts;
    private final ToxicPairs pairs;
    private final SecondFactorGate gate;
    private final Audit audit;
    private final Clock clock;

    Deputies(DeputyRows rows, Accounts accounts, ToxicPairs pairs, SecondFactorGate gate, Audit audit, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.pairs = pairs;
        this.gate = gate;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param username who will act
     * @param firstDay today or later
     * @param lastDay counts too
     * @param why for the trail
     */
    record Wish(String username, LocalDate firstDay, LocalDate lastDay, String why) {}

    @Transactional(readOnly = true)
    List<Deputy> of(long user) {
        return rows.of(user);
    }

    /**
     * Appoints a deputy of an account; asking twice for the same appoints once.
     *
     * @throws Refusal naming what is wrong; as forbidden if it is somebody else's account and the user may not
     *     administer
     */
    Deputy appoint(long absentId, Wish wish, CurrentUser user) {
        requireOwnOrAdministrator(absentId, user);
        Account deputy = accounts.find(wish.username().strip().toLowerCase(java.util.Locale.ROOT))
                .filter(known -> known.state() == UserState.ACTIVE)
                .orElseThrow(() -> Refusal.unprocessable("identity.fault.deputy.unknown", wish.username()));
        if (deputy.id() == absentId) {
            throw Refusal.unprocessable("identity.fault.deputy.self");
        }
        rows.lock(absentId, deputy.id());
        Account absent = accounts.find(absentId).orElseThrow(Refusal::notFound);
        LocalDate today = LocalDate.now(clock);
        if (wish.firstDay().isBefore(today)
                || wish.lastDay().isBefore(wish.firstDay())
                || !wish.lastDay().isBefore(wish.firstDay().plusDays(MOST_DAYS))) {
            throw Refusal.unprocessable("identity.fault.deputy.days", MOST_DAYS);
        }
        String why = wish.why().strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.unprocessable("identity.fault.deputy.why", LONGEST_REASON);
        }
        if (passedOn(absent).isEmpty()) {
            throw Refusal.unprocessable("identity.fault.deputy.nothing");
        }
        if (pairs.among(together(absent, deputy)).isPresent()) {
            throw Refusal.unprocessable("identity.fault.deputy.toxic");
        }
        Optional<Deputy> meanwhile = rows.of(absentId).stream()
                .filter(known -> known.absent().id() == absentId
                        && known.deputy().id() == deputy.id()
                        && known.endedAt().isEmpty()
                        && !known.firstDay().isAfter(wish.lastDay())
                        && !known.lastDay().isBefore(wish.firstDay()))
                .findFirst();
        if (meanwhile.isPresent()) {
            Deputy known = meanwhile.get();
            if (known.firstDay().equals(wish.firstDay()) && known.lastDay().equals(wish.lastDay())) {
                return known;
            }
            throw Refusal.conflict("identity.fault.deputy.twice", known.firstDay(), known.lastDay());
        }
        long id = rows.add(absent, deputy, wish.firstDay(), wish.lastDay(), why, user.username(), clock.instant());
        audit.record(
                "identity.deputy.appointed",
                "user",
                absent.username(),
                why,
                Map.of(),
                Map.of(
                        "username",
                        deputy.username(),
                        "first_day",
                        wish.firstDay().toString(),
                        "last_day",
                        wish.lastDay().toString()));
        return rows.find(id).orElseThrow();
    }

    /** Ends what is open, at once; by who is away, by the deputy, or by an administrator. Ending twice ends once. */
    void end(long id, CurrentUser user) {
        Deputy deputy = rows.find(id)
                .filter(known ->
                        known.absent().id() == user.id() || known.deputy().id() == user.id() || user.may(MANAGE))
                .orElseThrow(Refusal::notFound);
        if (rows.end(id, clock.instant())) {
            audit.record(
                    "identity.deputy.ended",
                    "user",
                    deputy.absent().username(),
                    "",
                    Map.of("username", deputy.deputy().username()),
                    Map.of());
        }
    }

    /** Notes in the trail that a deputy begins or stops to act. */
    void note(String action, Deputy deputy) {
        audit.record(
                action,
                "user",
                deputy.absent().username(),
                "",
                Map.of(),
                Map.of("username", deputy.deputy().username()));
    }

    /**
     * The deputy with the roles and the scope of who is away; nobody if it is not in force today, if who is away is
     * shut out, if the roles of both may not come together, or if they ask for a second factor the deputy has not.
     */
    @Transactional(readOnly = true)
    Optional<CurrentUser> acting(long id, Account deputy) {
        return rows.find(id)
                .filter(known -> known.deputy().id() == deputy.id() && known.holdsOn(LocalDate.now(clock)))
                .flatMap(known -> accounts.find(known.absent().id()))
                .filter(absent ->
                        absent.state() == UserState.ACTIVE && !passedOn(absent).isEmpty())
                .filter(absent -> pairs.among(together(absent, deputy)).isEmpty())
                .filter(absent -> deputy.hasSecondFactor() || !gate.isRequiredOf(absent.roles()))
                .map(absent -> new CurrentUser(
                        deputy.id(),
                        deputy.username(),
                        deputy.displayName(),
                        passedOn(absent),
                        accounts.asCurrent(absent).scope(),
                        Permissions.ALL,
                        Optional.of(new CurrentUser.Absent(id, absent.username(), absent.displayName()))));
    }

    private static void requireOwnOrAdministrator(long absentId, CurrentUser user) {
        if (absentId != user.id() && !user.may(MANAGE)) {
            throw Refusal.forbidden("web.error.403.permission", MANAGE);
        }
    }

    private static Set<Role> passedOn(Account absent) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        absent.roles().stream().filter(role -> role != Role.ADMIN).forEach(roles::add);
        return roles;
    }

    private static Set<Role> together(Account absent, Account deputy) {
        Set<Role> roles = passedOn(absent);
        roles.addAll(deputy.roles());
        return roles;
    }
}

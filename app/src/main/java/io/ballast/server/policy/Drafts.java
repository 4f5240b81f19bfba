package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyParsing;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From a draft to a version in force: those who write propose, and a second person approves what was shown. Nobody who
 * ever wrote or proposed a draft, or wrote the same text in another one, decides on it; the database refuses it too.
 */
@Service
@Transactional
public class Drafts {
    public static final String READ = "policy:version:read";
    public static final String WRITE = "policy:version:draft";
    public static final String APPROVE = "policy:version:approve";

    static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_KEY = 100;
    private static final int SHORTEST_KEY = 8;
    private static final int MOST_DAYS_AHEAD = 3_660;
    private static final int MOST_DRAFTS = 200;
    private static final String DRAFT = "policy-draft";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final DraftRows rows;
    private final Policies policies;
    private final Audit audit;
    private final DraftNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            DraftRows rows,
            Policies policies,
            Audit audit,
            DraftNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notices = notices;
        this.rows = rows;
        this.policies = policies;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(long id) {
        return rows.find(id);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Draft> newest() {
        return rows.newest(MOST_DRAFTS);
    }

    /** Whether this user may decide on a draft: with the permission, and without any hand in it. */
    @Transactional(readOnly = true)
    public boolean mayDecide(Draft draft, CurrentUser user) {
        return isPerson(user) && user.may(APPROVE) && !rows.hadAHand(draft.id(), user);
    }

    /** A draft copied from a version, to be changed; of an old version, the way back to it. */
    public DraftAnswer copy(long version, String purpose, String key, CurrentUser user) {
        return policies.find(version)
                .map(stored -> start(stored.policy(), OptionalLong.of(version), purpose, key, user))
                .orElse(new DraftAnswer.Unknown());
    }

    /** A draft of this text; code and number of its first line are replaced by the next number. */
    public DraftAnswer load(String text, String purpose, String key, CurrentUser user) {
        return switch (Policy.parse(text)) {
            case PolicyParsing.Refused refused -> new DraftAnswer.NoPolicy(refused);
            case PolicyParsing.Parsed(Policy policy) -> start(policy, OptionalLong.empty(), purpose, key, user);
        };
    }

    private DraftAnswer start(Policy policy, OptionalLong from, String purpose, String key, CurrentUser user) {
        if (!isPerson(user) || !user.may(WRITE)) {
            return new DraftAnswer.Forbidden("policy.fault.may-not-write");
        }
        if (purpose.isBlank() || purpose.strip().length() > LONGEST_WORDS) {
            return DraftAnswer.Unsound.of("policy.fault.purpose", LONGEST_WORDS);
        }
        if (key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
            return DraftAnswer.Unsound.of("policy.fault.key", SHORTEST_KEY, LONGEST_KEY);
        }
        Policy numbered = policy.numbered(policy.code(), rows.nextNumber(policy.code()));
        Optional<Draft> before = rows.ofRequest(key);
        if (before.isPresent()) {
            boolean isSame = before.get().changed().userId() == user.id()
                    && before.get().policy().numbered(policy.code(), 1).equals(policy.numbered(policy.code(), 1));
            return isSame ? new DraftAnswer.Done(before.get()) : DraftAnswer.Conflict.of("policy.fault.key-used");
        }
        long id = rows.add(numbered, purpose.strip(), from, key, user, now()).orElseThrow();
        audit.record(
                "policy.draft.started",
                DRAFT,
                Long.toString(id),
                purpose.strip(),
                Map.of(),
                Map.of("version", numbered.toString(), "hash", numbered.hash()));
        return done(id);
    }

    /** Saves another text over the revision that was edited. */
    public DraftAnswer save(long id, int revision, String text, CurrentUser user) {
        return switch (Policy.parse(text)) {
            case PolicyParsing.Refused refused -> new DraftAnswer.NoPolicy(refused);
            case PolicyParsing.Parsed(Policy policy) -> writing(id, user, draft -> save(draft, revision, policy, user));
        };
    }

    private DraftAnswer save(Draft draft, int revision, Policy written, CurrentUser user) {
        Policy policy = written.numbered(draft.policy().code(), draft.policy().version());
        boolean isDoneBefore = draft.revision() == revision + 1
                && draft.changed().userId() == user.id()
                && draft.policy().equals(policy);
        if (isDoneBefore || draft.revision() == revision && draft.policy().equals(policy)) {
            return new DraftAnswer.Done(draft);
        }
        if (draft.state() != DraftState.DRAFT) {
            return closed(draft);
        }
        if (draft.revision() != revision) {
            return stale(draft);
        }
        rows.save(draft.id(), revision, policy, user, now());
        audit.record(
                "policy.draft.saved",
                DRAFT,
                Long.toString(draft.id()),
                "",
                Map.of("revision", revision, "hash", draft.hash()),
                Map.of("revision", revision + 1, "hash", policy.hash()));
        return done(draft.id());
    }

    /** Closes a draft for editing and asks a second person. */
    public DraftAnswer propose(long id, int revision, CurrentUser user) {
        return writing(id, user, draft -> {
            if (draft.revision() != revision) {
                return stale(draft);
            }
            if (draft.state() == DraftState.PROPOSED) {
                boolean isOwn = draft.proposed()
                        .filter(act -> act.userId() == user.id())
                        .isPresent();
                return isOwn ? new DraftAnswer.Done(draft) : closed(draft);
            }
            if (draft.state() != DraftState.DRAFT) {
                return closed(draft);
            }
            if (isSameBody(policies.all().getFirst().policy(), draft.policy())) {
                return DraftAnswer.Unsound.of("policy.fault.nothing-changed");
            }
            rows.propose(draft, user, now());
            record("proposed", draft, "", Map.of("state", DraftState.PROPOSED.name(), "hash", draft.hash()));
            notices.proposed(draft, user);
            return done(id);
        });
    }

    /** Opens a proposed draft again. Who proposed it stays among those who may not approve. */
    public DraftAnswer takeBack(long id, CurrentUser user) {
        return writing(id, user, draft -> {
            if (draft.state() == DraftState.DRAFT) {
                return new DraftAnswer.Done(draft);
            }
            if (draft.state() != DraftState.PROPOSED) {
                return closed(draft);
            }
            rows.takeBack(id);
            record("taken-back", draft, "", Map.of("state", DraftState.DRAFT.name()));
            return done(id);
        });
    }

    /** Gives a draft up. */
    public DraftAnswer withdraw(long id, String why, CurrentUser user) {
        return writing(id, user, draft -> {
            if (isDoneBefore(draft, DraftState.WITHDRAWN, user)) {
                return new DraftAnswer.Done(draft);
            }
            if (why.strip().length() > LONGEST_WORDS) {
                return DraftAnswer.Unsound.of("policy.fault.comment", LONGEST_WORDS);
            }
            if (!draft.state().isOpen()) {
                return closed(draft);
            }
            rows.decide(id, DraftState.WITHDRAWN, why.strip(), user, now());
            record("withdrawn", draft, why.strip(), Map.of("state", DraftState.WITHDRAWN.name()));
            return done(id);
        });
    }

    /** Says no, and why. */
    public DraftAnswer reject(long id, String hash, String why, CurrentUser user) {
        return deciding(id, hash, DraftState.REJECTED, user, draft -> {
            if (why.isBlank() || why.strip().length() > LONGEST_WORDS) {
                return DraftAnswer.Unsound.of("policy.fault.comment", LONGEST_WORDS);
            }
            rows.decide(id, DraftState.REJECTED, why.strip(), user, now());
            record("rejected", draft, why.strip(), Map.of("state", DraftState.REJECTED.name()));
            notices.rejected(draft, why.strip(), user);
            return done(id);
        });
    }

    /**
     * Approves the text with this hash, which is the one that was shown; it is in force from a day on.
     *
     * @param from first day, today or later
     */
    public DraftAnswer approve(long id, String hash, LocalDate from, String comment, CurrentUser user) {
        return deciding(id, hash, DraftState.APPROVED, user, draft -> {
            if (from.isBefore(today()) || from.isAfter(today().plusDays(MOST_DAYS_AHEAD))) {
                return DraftAnswer.Unsound.of("policy.fault.from");
            }
            if (comment.strip().length() > LONGEST_WORDS) {
                return DraftAnswer.Unsound.of("policy.fault.comment", LONGEST_WORDS);
            }
            long version = rows.storeVersion(id, from, user, now());
            rows.decide(id, DraftState.APPROVED, comment.strip(), user, now());
            record(
                    "approved",
                    draft,
                    comment.strip(),
                    Map.of(
                            "state",
                            DraftState.APPROVED.name(),
                            "hash",
                            hash,
                            "version",
                            draft.name(),
                            "in_force_from",
                            from.toString()));
            notices.approved(draft, from, user);
            events.publishEvent(new PolicyActivated(version, from));
            CrashPoint.hit("policy.before-commit");
            return done(id);
        });
    }

    /** With the draft locked, for one who may write. */
    private DraftAnswer writing(long id, CurrentUser user, Function<Draft, DraftAnswer> act) {
        if (!isPerson(user) || !user.may(WRITE)) {
            return new DraftAnswer.Forbidden("policy.fault.may-not-write");
        }
        return rows.lock(id).map(act).orElse(new DraftAnswer.Unknown());
    }

    /** With the draft locked, for one who may decide on it, and only on the text that was shown. */
    private DraftAnswer deciding(
            long id, String hash, DraftState wanted, CurrentUser user, Function<Draft, DraftAnswer> act) {
        if (!isPerson(user) || !user.may(APPROVE)) {
            return new DraftAnswer.Forbidden("policy.fault.may-not-approve");
        }
        Optional<Draft> found = rows.lock(id);
        if (found.isEmpty()) {
            return new DraftAnswer.Unknown();
        }
        Draft draft = found.get();
        if (rows.hadAHand(id, user)) {
            return new DraftAnswer.Forbidden("policy.fault.own");
        }
        if (!draft.hash().equals(hash)) {
            return stale(draft);
        }
        if (isDoneBefore(draft, wanted, user)) {
            return new DraftAnswer.Done(draft);
        }
        return draft.state() == DraftState.PROPOSED ? act.apply(draft) : closed(draft);
    }

    private static boolean isDoneBefore(Draft draft, DraftState wanted, CurrentUser user) {
        return draft.state() == wanted
                && draft.decided().filter(act -> act.userId() == user.id()).isPresent();
    }

    private static boolean isSameBody(Policy one, Policy other) {
        return one.numbered(other.code(), other.version()).equals(other);
    }

    private DraftAnswer stale(Draft draft) {
        return DraftAnswer.Conflict.of(
                "policy.fault.changed", draft.changed().username(), minute(draft.changed()), draft.revision());
    }

    /** It went on or is over: by whom and when. */
    private DraftAnswer closed(Draft draft) {
        Draft.Act last = draft.decided().or(draft::proposed).orElse(draft.changed());
        return DraftAnswer.Conflict.of("policy.fault.closed." + draft.state().name(), last.username(), minute(last));
    }

    private String minute(Draft.Act act) {
        return MINUTE.format(act.at().atZone(clock.getZone()));
    }

    private void record(String verb, Draft draft, String why, Map<String, ?> after) {
        audit.record(
                "policy.draft." + verb,
                DRAFT,
                Long.toString(draft.id()),
                why,
                Map.of("state", draft.state().name()),
                after);
    }

    private DraftAnswer done(long id) {
        return new DraftAnswer.Done(rows.find(id).orElseThrow());
    }

    /** The system and its schedules are nobody who could answer for a policy. */
    private static boolean isPerson(CurrentUser user) {
        return user.id() > 0;
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

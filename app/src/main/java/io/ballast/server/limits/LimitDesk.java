package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.value.Text;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes requests for limits, and what who asked does with them afterwards. */
@Component
public class LimitDesk {
    static final int LONGEST_COMMENT = 1_000;
    static final int FARTHEST_DAYS = 366;
    static final int LONGEST_YEARS = 5;
    static final long LARGEST_MINOR = 1_000_000_000_000_000L;

    /** Places leave room for those who are added between. */
    static final int STEP = 10;

    private final RequestRows rows;
    private final NodeRows nodes;
    private final Planning planning;
    private final LimitNotices notices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LimitDesk(
            RequestRows rows,
            NodeRows nodes,
            Planning planning,
            LimitNotices notices,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.nodes = nodes;
        this.planning = planning;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a request would mean and who would have to agree; nothing is stored. */
    Plan plan(Asked asked, CurrentUser user) {
        return Users.beyondScope(
                () -> Objects.requireNonNull(transactions.execute(_ -> planning.of(asked, user.id()))));
    }

    /**
     * Takes a request; asked again under its key, the answer is the same.
     *
     * @throws Refusal if it is not sound, another one is open, or the key was used for something else
     */
    LimitRequest ask(Asked asked, CurrentUser user) {
        requirePerson(user);
        return beyondScope(() -> {
            rows.takeTurn();
            Optional<byte[]> known = rows.fingerprint(asked.id());
            if (known.isPresent()) {
                return replayed(asked, known.get(), user);
            }
            check(asked);
            Plan plan = planning.of(asked, user.id());
            rows.add(asked, plan, Optional.empty(), user);
            int place = STEP;
            for (RequiredApprovals.Node node : plan.required().nodes()) {
                nodes.add(asked.id(), place, node, ApprovalNode.Origin.POLICY, Optional.empty());
                place += STEP;
            }
            nodes.call(asked.id(), STEP, planning.dueHours());
            nodes.note(asked.id(), RequestAct.Act.REQUESTED, user.username(), Optional.empty(), asked.reason());
            record(
                    "requested",
                    asked,
                    asked.reason(),
                    Map.of("before", plan.before().toString()));
            LimitRequest stored = stored(asked.id());
            notices.toApprove(stored);
            return stored;
        });
    }

    private LimitRequest replayed(Asked asked, byte[] known, CurrentUser user) {
        LimitRequest stored = stored(asked.id());
        if (!Arrays.equals(known, asked.fingerprint()) || stored.requesterId() != user.id()) {
            throw Refusal.unprocessable("limits.fault.key");
        }
        return stored;
    }

    private void check(Asked asked) {
        LocalDate today = LocalDate.now(clock);
        if (asked.limit() instanceof LimitInForce.Amount(long minor) && minor > LARGEST_MINOR) {
            throw Refusal.badRequest("limits.fault.amount");
        }
        if (asked.from().isBefore(today) || asked.from().isAfter(today.plusDays(FARTHEST_DAYS))) {
            throw Refusal.badRequest("limits.fault.from", FARTHEST_DAYS);
        }
        if (asked.to()
                .filter(last ->
                        last.isBefore(asked.from()) || last.isAfter(asked.from().plusYears(LONGEST_YEARS)))
                .isPresent()) {
            throw Refusal.badRequest("limits.fault.to", LONGEST_YEARS);
        }
        if (asked.limit() instanceof LimitInForce.None && asked.obligor() instanceof Obligor.OfCustomer) {
            throw Refusal.badRequest("limits.fault.kind");
        }
        if (asked.isTemporary()) {
            checkTemporary(asked);
        }
        rows.open(asked.obligor(), asked.isTemporary()).ifPresent(_ -> {
            throw Refusal.conflict("limits.fault.open");
        });
    }

    private void checkTemporary(Asked asked) {
        if (!(asked.limit() instanceof LimitInForce.Amount) || asked.to().isEmpty()) {
            throw Refusal.badRequest("limits.fault.temporary");
        }
        Optional<Text> refusal = planning.temporaryRefusal(asked);
        if (refusal.isPresent()) {
            throw Refusal.unprocessable("limits.fault.temporary-days", refusal.get());
        }
    }

    /**
     * Takes a request back; only who asked may.
     *
     * @throws Refusal if it is another's, or over
     */
    LimitRequest withdraw(UUID id, String comment, CurrentUser user) {
        LimitRequest seen = rows.find(id, user).orElseThrow(Refusal::notFound);
        requireRequester(seen, user);
        return beyondScope(() -> {
            LimitRequest request = rows.lock(id);
            if (request.state() == RequestState.WITHDRAWN) {
                return request;
            }
            requireAlone(request);
            requireOpen(request);
            rows.end(id, RequestState.WITHDRAWN, Optional.of(user.id()));
            nodes.note(id, RequestAct.Act.WITHDRAWN, user.username(), Optional.empty(), comment(comment, false));
            record("withdrawn", request.asked(), comment, Map.of());
            return stored(id);
        });
    }

    /**
     * Reminds whoever's turn it is, at most once an hour.
     *
     * @throws Refusal if it is another's, over, or was done within the hour
     */
    LimitRequest urge(UUID id, CurrentUser user) {
        LimitRequest seen = rows.find(id, user).orElseThrow(Refusal::notFound);
        requireRequester(seen, user);
        return beyondScope(() -> {
            LimitRequest request = rows.lock(id);
            requireAlone(request);
            requireOpen(request);
            if (!rows.urge(id)) {
                throw Refusal.conflict("limits.fault.urged");
            }
            nodes.note(id, RequestAct.Act.URGED, user.username(), Optional.empty(), "");
            record("urged", request.asked(), "", Map.of());
            notices.urged(request, user);
            return request;
        });
    }

    private static void requireRequester(LimitRequest request, CurrentUser user) {
        if (request.requesterId() != user.id()) {
            throw Refusal.forbidden("limits.fault.not-yours");
        }
    }

    static void requirePerson(CurrentUser user) {
        if (user.id() <= 0) {
            throw Refusal.forbidden("limits.fault.nobody");
        }
    }

    /** @throws Refusal if it is a line of a journal, which is decided on as one */
    static void requireAlone(LimitRequest request) {
        if (request.journal().isPresent()) {
            throw Refusal.conflict("limits.fault.of-journal");
        }
    }

    /** @throws Refusal saying what became of it */
    static void requireOpen(LimitRequest request) {
        if (!request.state().isOpen()) {
            throw Refusal.conflict("limits.fault.closed", request.state().label());
        }
    }

    /** A comment without blanks around it. */
    static String comment(String written, boolean isRequired) {
        String comment = written.strip();
        if (comment.length() > LONGEST_COMMENT || isRequired && comment.isEmpty()) {
            throw Refusal.badRequest("limits.fault.comment", LONGEST_COMMENT);
        }
        return comment;
    }

    private LimitRequest stored(UUID id) {
        return rows.find(id, CurrentUser.system()).orElseThrow();
    }

    private void record(String verb, Asked asked, String why, Map<String, ?> before) {
        audit.record(
                "limits.request." + verb,
                asked.obligor().type(),
                asked.obligor().key(),
                why,
                before,
                Map.of(
                        "request", asked.id().toString(),
                        "limit", asked.limit().toString(),
                        "currency", asked.currency().code(),
                        "temporary", asked.isTemporary(),
                        "validFrom", asked.from().toString()));
    }

    private <T> T beyondScope(Supplier<T> work) {
        return Users.beyondScope(() -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}

package io.ballast.server.limits;

import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes journals, and what who made one does with it afterwards. */
@Component
class JournalDesk {
    /** A journal is applied in one transaction; more customers take several. */
    static final int MOST_LINES = 500;

    private static final int LONGEST_DAYS = 90;
    private static final int LONGEST_CODE = 64;
    private static final int MOST_PERCENT = 1_000;
    private static final int LEAST_PERCENT = -100;

    private final JournalRows rows;
    private final JournalLines lines;
    private final JournalDrafts drafts;
    private final JournalPlanning planning;
    private final JournalChain chain;
    private final RequestRows requests;
    private final Planning limits;
    private final JournalNotices notices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    JournalDesk(
            JournalRows rows,
            JournalLines lines,
            JournalDrafts drafts,
            JournalPlanning planning,
            JournalChain chain,
            RequestRows requests,
            Planning limits,
            JournalNotices notices,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.drafts = drafts;
        this.planning = planning;
        this.chain = chain;
        this.requests = requests;
        this.limits = limits;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes a journal, whose customers are looked at soon after; asked again under its key, the answer is the same.
     *
     * @throws Refusal if it is not sound, is for nobody or too many, or the key was used for something else
     */
    Journal draft(JournalAsked asked, CurrentUser user) {
        LimitDesk.requirePerson(user);
        if (!user.seesEveryCustomer()) {
            throw Refusal.forbidden("limits.fault.journal-scope");
        }
        return beyondScope(() -> {
            requests.takeTurn();
            Optional<byte[]> known = rows.fingerprint(asked.id());
            if (known.isPresent()) {
                return replayed(asked, known.get(), user);
            }
            check(asked);
            rows.add(asked, limits.currency(), user);
            addLines(asked);
            Journal stored = stored(asked.id());
            record("drafted", stored, asked.reason());
            return stored;
        });
    }

    private Journal replayed(JournalAsked asked, byte[] known, CurrentUser user) {
        Journal stored = stored(asked.id());
        if (!Arrays.equals(known, asked.fingerprint()) || stored.requesterId() != user.id()) {
            throw Refusal.unprocessable("limits.fault.key");
        }
        return stored;
    }

    private void check(JournalAsked asked) {
        LocalDate today = LocalDate.now(clock);
        if (asked.reason().isBlank() || asked.reason().length() > Asked.LONGEST_REASON) {
            throw Refusal.badRequest("limits.fault.reason", Asked.LONGEST_REASON);
        }
        boolean hasAmount = asked.ruleMinor().isPresent()
                && asked.ruleMinor().getAsLong() >= 0
                && asked.ruleMinor().getAsLong() <= LimitDesk.LARGEST_MINOR;
        if (asked.rule().hasAmount() != (asked.ruleMinor().isPresent() && hasAmount)) {
            throw Refusal.badRequest("limits.fault.amount");
        }
        boolean isPercent = asked.rule() == JournalRule.PERCENT;
        if (isPercent != asked.rulePercent().filter(JournalDesk::isPercent).isPresent()) {
            throw Refusal.badRequest("limits.fault.journal-percent", LEAST_PERCENT, MOST_PERCENT);
        }
        boolean lacksDay =
                asked.rule() == JournalRule.LAST_DAY && asked.validTo().isEmpty();
        boolean isOutOfRange = asked.validTo()
                .filter(last -> last.isBefore(today) || last.isAfter(today.plusYears(LimitDesk.LONGEST_YEARS)))
                .isPresent();
        if (lacksDay || isOutOfRange) {
            throw Refusal.badRequest("limits.fault.to", LimitDesk.LONGEST_YEARS);
        }
        if (asked.chosen().owner().length() > LONGEST_CODE
                || asked.chosen().department().length() > LONGEST_CODE) {
            throw Refusal.badRequest("limits.fault.filter", "owner");
        }
    }

    private static boolean isPercent(BigDecimal percent) {
        return percent.signum() != 0
                && percent.compareTo(BigDecimal.valueOf(LEAST_PERCENT)) >= 0
                && percent.compareTo(BigDecimal.valueOf(MOST_PERCENT)) <= 0
                && percent.scale() <= 2;
    }

    private void addLines(JournalAsked asked) {
        switch (asked.rule()) {
            case LIST -> {
                requireSize(asked.list().size());
                drafts.addListed(asked.id(), asked.list(), limits.currency());
            }
            case REVERSAL -> addReversed(asked);
            case SET, PERCENT, RECOMMENDED, CAP, LAST_DAY -> {
                requireSize(drafts.count(asked.chosen(), limits.currency()));
                drafts.addChosen(asked.id(), asked.chosen(), limits.currency());
            }
        }
    }

    private static void requireSize(long customers) {
        if (customers == 0) {
            throw Refusal.unprocessable("limits.fault.journal-nobody");
        }
        if (customers > MOST_LINES) {
            throw Refusal.unprocessable("limits.fault.journal-many", customers, MOST_LINES);
        }
    }

    private void addReversed(JournalAsked asked) {
        UUID reversed = asked.reverses().orElseThrow();
        Journal other = rows.find(reversed, CurrentUser.system()).orElseThrow(Refusal::notFound);
        if (other.state() != JournalState.APPLIED) {
            throw Refusal.conflict(
                    "limits.fault.journal-not-applied", other.state().label());
        }
        rows.reversedBy(reversed).filter(by -> !by.equals(asked.id())).ifPresent(_ -> {
            throw Refusal.conflict("limits.fault.journal-reversed");
        });
        drafts.addReversed(asked.id(), reversed);
    }

    /**
     * Puts a journal before those who decide, as its preview stands.
     *
     * @param hash of the preview that was looked at
     * @throws Refusal if it is another's, or the preview is not complete, has changed, or changes nothing
     */
    Journal propose(UUID id, String hash, CurrentUser user) {
        requireRequester(rows.find(id, user).orElseThrow(Refusal::notFound), user);
        int moved = beyondScope(() -> {
            requests.takeTurn();
            Journal journal = rows.lock(id);
            if (journal.state() == JournalState.PROPOSED
                    && journal.hash().filter(hash::equals).isPresent()) {
                return 0;
            }
            require(journal, JournalState.DRAFT);
            int outdated = outdated(journal);
            if (outdated == 0) {
                requireHash(journal, hash);
                ask(journal, user);
            }
            return outdated;
        });
        return after(moved, id);
    }

    private void ask(Journal journal, CurrentUser user) {
        List<JournalLine> changing = lines.page(journal.id(), JournalLines.Filter.CHANGING, 0, MOST_LINES);
        if (changing.isEmpty()) {
            throw Refusal.unprocessable("limits.fault.journal-nothing");
        }
        LocalDate today = LocalDate.now(clock);
        JournalPlanning.JournalPlan plan = planning.of(journal, changing);
        for (JournalLine line : changing) {
            Asked asked = JournalPlanning.asked(journal, line, today);
            requests.add(asked, plan.of(line), Optional.of(journal.id()), user);
            lines.requested(line, asked.id());
        }
        int place = LimitDesk.STEP;
        for (RequiredApprovals.Node node : plan.required().nodes()) {
            chain.add(journal.id(), place, node, ApprovalNode.Origin.POLICY);
            place += LimitDesk.STEP;
        }
        chain.call(journal.id(), LimitDesk.STEP, planning.dueHours());
        chain.note(journal.id(), RequestAct.Act.REQUESTED, user.username(), journal.reason());
        rows.proposed(journal.id(), plan.policy().id(), plan.required().total().minor());
        record("proposed", journal, journal.reason());
        notices.toApprove(journal, chain.of(journal.id()));
    }

    /** Has lines looked at again of which something has changed since; how many. In the transaction of the caller. */
    int outdated(Journal journal) {
        int outdated = lines.outdate(journal.id(), LocalDate.now(clock));
        if (outdated > 0) {
            rows.known(journal.id(), Optional.empty());
        }
        return outdated;
    }

    /** What has changed is kept to be looked at, and then said. */
    Journal after(int moved, UUID id) {
        if (moved > 0) {
            throw Refusal.conflict("limits.fault.journal-moved", moved);
        }
        return stored(id);
    }

    /** @throws Refusal if the preview is not complete, or is not the one with this hash */
    static void requireHash(Journal journal, String hash) {
        if (!journal.isKnown()) {
            throw Refusal.conflict("limits.fault.journal-unknown");
        }
        if (journal.hash().filter(hash::equals).isEmpty()) {
            throw Refusal.conflict("limits.fault.journal-hash");
        }
    }

    /** @throws Refusal saying what became of it */
    static void require(Journal journal, JournalState state) {
        if (journal.state() != state) {
            throw Refusal.conflict("limits.fault.closed", journal.state().label());
        }
    }

    /**
     * Takes a journal back; only who made it may.
     *
     * @throws Refusal if it is another's, or over
     */
    Journal withdraw(UUID id, String comment, CurrentUser user) {
        requireRequester(rows.find(id, user).orElseThrow(Refusal::notFound), user);
        return beyondScope(() -> {
            Journal journal = rows.lock(id);
            if (journal.state() == JournalState.WITHDRAWN) {
                return journal;
            }
            if (!journal.state().isOpen()) {
                throw Refusal.conflict("limits.fault.closed", journal.state().label());
            }
            String why = LimitDesk.comment(comment, false);
            chain.end(id, RequestState.WITHDRAWN, Optional.of(user.id()));
            chain.note(id, RequestAct.Act.WITHDRAWN, user.username(), why);
            rows.end(id, JournalState.WITHDRAWN, Optional.of(user.id()));
            record("withdrawn", journal, why);
            return stored(id);
        });
    }

    private static void requireRequester(Journal journal, CurrentUser user) {
        if (journal.requesterId() != user.id()) {
            throw Refusal.forbidden("limits.fault.not-yours");
        }
    }

    /** Closes journals that nobody decided on in time; nothing is written where there is none. */
    void expire() {
        beyondScope(() -> {
            List<UUID> outlived = rows.outlived(LONGEST_DAYS);
            for (UUID id : outlived) {
                chain.end(id, RequestState.EXPIRED, Optional.empty());
                chain.note(id, RequestAct.Act.EXPIRED, Audit.SYSTEM, "");
                rows.end(id, JournalState.EXPIRED, Optional.empty());
                record("expired", stored(id), "");
            }
            return outlived.size();
        });
    }

    private Journal stored(UUID id) {
        return rows.find(id, CurrentUser.system()).orElseThrow();
    }

    void record(String verb, Journal journal, String why) {
        audit.record(
                "limits.journal." + verb,
                "limit_journal",
                journal.id().toString(),
                why,
                Map.of("state", journal.state().name()),
                Map.of(
                        "rule", journal.rule().name(),
                        "hash", journal.hash().orElse(""),
                        "reverses", journal.reverses().map(UUID::toString).orElse("")));
    }

    private <T> T beyondScope(Supplier<T> work) {
        return Users.beyondScope(() -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}

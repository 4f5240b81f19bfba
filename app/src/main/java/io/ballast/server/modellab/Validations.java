package io.ballast.server.modellab;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar of the scorecard in force: by when a person who did not make it has to find it fit again, and who is
 * told of it.
 */
@Service
@Transactional
class Validations {
    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_MONTHS = 60;

    private final ValidationRows rows;
    private final Origins origins;
    private final Policies policies;
    private final Notifications notifications;
    private final Audit audit;
    private final Clock clock;
    private final int months;

    Validations(
            ValidationRows rows,
            Origins origins,
            Policies policies,
            Notifications notifications,
            Audit audit,
            Clock clock,
            @Value("${ballast.models.validation-months}") int months) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException(
                    "BALLAST_MODEL_VALIDATION_MONTHS is 1 to " + MOST_MONTHS + ", not " + months);
        }
        this.rows = rows;
        this.origins = origins;
        this.policies = policies;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
        this.months = months;
    }

    /** By when the scorecard in force has to be validated. */
    @Transactional(readOnly = true)
    public ValidationDue due() {
        LocalDate today = LocalDate.now(clock);
        StoredPolicy inForce = policies.inForce(today);
        Set<Long> same = new HashSet<>();
        LocalDate since = today;
        List<StoredPolicy> versions = policies.all().stream()
                .filter(version -> !version.inForceFrom().isAfter(today))
                .sorted(Comparator.comparing(StoredPolicy::inForceFrom)
                        .thenComparingLong(StoredPolicy::id)
                        .reversed())
                .toList();
        for (StoredPolicy version : versions) {
            if (!Watches.isSameCard(version, inForce)) {
                break;
            }
            same.add(version.id());
            since = from(version);
        }
        List<Validation> validations = rows.of(same);
        LocalDate due = validations.isEmpty()
                ? since.plusMonths(months)
                : validations.getFirst().validUntil();
        Set<String> made = origins.model(inForce.policy()).map(rows::made).orElse(Set.of());
        return new ValidationDue(inForce.id(), since, due, today, made, validations);
    }

    /** The policy of the first start is in force on every day; it counts from when it was stored. */
    private LocalDate from(StoredPolicy version) {
        LocalDate stored = LocalDate.ofInstant(version.storedAt(), clock.getZone());
        return version.inForceFrom().isBefore(stored) ? stored : version.inForceFrom();
    }

    /**
     * Says what a person found of the scorecard in force.
     *
     * @param key makes one validation, however often it is sent
     * @param policy the version that was shown
     */
    public void validate(String key, long policy, Validation.Verdict verdict, String note, CurrentUser user) {
        RequestKeys.check(key);
        String why = note.strip();
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            throw Refusal.unprocessable("modellab.validation.fault.note", LONGEST_NOTE);
        }
        if (rows.byKey(key).isPresent()) {
            return;
        }
        ValidationDue due = due();
        if (due.policyId() != policy) {
            throw Refusal.conflict("modellab.validation.fault.other");
        }
        if (due.made().contains(user.username())) {
            throw Refusal.forbidden("modellab.validation.fault.own");
        }
        LocalDate today = due.today();
        LocalDate until = verdict == Validation.Verdict.UNFIT ? today.plusDays(1) : today.plusMonths(months);
        if (rows.add(key, new Validation(0, policy, verdict, why, until, user.username(), today))) {
            audit.record(
                    "modellab.validation.done",
                    "policy-version",
                    Long.toString(policy),
                    why,
                    Map.of("due", due.due().toString()),
                    Map.of("verdict", verdict.name(), "due", until.toString()));
        }
    }

    /** Tells that it is due soon, or over; each once. */
    public boolean remind() {
        ValidationDue due = due();
        if (!due.isSoon() || !rows.tell(due.policyId(), due.due(), due.isOver())) {
            return false;
        }
        return notifications.tell(new Notice(
                due.isOver() ? Kind.MODEL_OVERDUE : Kind.MODEL_DUE,
                "model-due:" + due.policyId() + ":" + due.due() + ":" + due.isOver(),
                "/models/watch#validation",
                List.of(Notice.word(due.due().toString())),
                new Audience.Overseers(DataSets.VALIDATE)));
    }

    /** Whether this person may validate what is in force. */
    boolean mayValidate(ValidationDue due, Optional<CurrentUser> user) {
        return user.filter(one -> one.may(DataSets.VALIDATE) && !due.made().contains(one.username()))
                .isPresent();
    }
}

package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.NotCounted;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.SecurityCount;
import io.ballast.engine.exposure.Verdict;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A decision, for programs. Amounts of checks and reservation are minor units of the reporting currency. */
record DecisionView(
        UUID id,
        @Schema(description = "Code of the customer") String customer,
        String order,
        CheckPoint point,
        String currency,
        long amountMinor,

        @Schema(description = "The amount in the reporting currency")
        long baseMinor,

        @Schema(description = "Units of the reporting currency for one of the order's")
        BigDecimal rate,

        LocalDate rateOn,
        LocalDate shipOn,
        Said decision,

        @Schema(description = "Key of the version of the policy")
        long policy,

        @Schema(description = "Key of the assessment in force; null before the first")
        Optional<Long> run,

        String decidedBy,
        Instant decidedAt,

        @Schema(description = "What is held of the limit; null if nothing ever was")
        Optional<Held> reservation) {

    /** What was decided and why. */
    record Said(
            Outcome outcome,

            @Schema(
                    description =
                            "Whose word it is: that of the checks, of a release, or of who holds the order by hand")
            Authority authority,

            @Schema(description = "Day on which, and for whose day's figures")
            LocalDate asOf,

            @Schema(description = "Risk level whose checks were made")
            RiskLevel risk,

            String currency,

            @Schema(
                    description =
                            "Code of the terms that were asked for; null where those agreed with the customer count")
            Optional<String> terms,

            @Schema(description = "Code of the company of ours that sells; empty for the main one")
            String ownCompany,

            @Schema(description = "Every check of the policy that applies, whatever the others say")
            List<Checked> checks,

            @Schema(description = "What would release the order, each alone; empty unless it is held")
            List<Advised> advice,

            @Schema(description = "What of each limit was left before the order")
            List<Left> headroom,

            @Schema(description = "What stands for the customer and other members of its groups, counted or not")
            List<Secured> securities) {

        static Said of(Decision decision, DecisionWords words) {
            return new Said(
                    decision.outcome(),
                    decision.authority(),
                    decision.day(),
                    decision.risk(),
                    words.currency().code(),
                    decision.terms().map(PaymentTerms::code),
                    decision.company(),
                    decision.results().stream()
                            .map(result -> Checked.of(result, words))
                            .toList(),
                    decision.advice().stream()
                            .map(advice -> Advised.of(advice, words))
                            .toList(),
                    decision.headroom().stream().map(Left::of).toList(),
                    decision.securities().stream().map(Secured::of).toList());
        }
    }

    /** One check. */
    record Checked(
            @Schema(description = "Code of the rule") String code,

            @Schema(description = "Tells it from the other results; advice names what it clears by it")
            String key,

            CheckKind kind,
            Text label,

            @Schema(description = "Code of the group whose limit or items it looked at; null if it is not about one")
            Optional<String> group,

            Verdict verdict,

            @Schema(description = "What it does to the order when it fails")
            Reaction reaction,

            @Schema(description = "What it saw, in words") String measured,

            @Schema(description = "What it was held against, in words")
            String threshold,

            @Schema(
                    description = "Least amount by which what it saw must change, in the unit of the threshold: minor"
                            + " units, days, percent or points; 0 unless it failed, and where only a deposit is too"
                            + " small")
            long overshoot,

            @Schema(description = "Day of the data it looked at")
            LocalDate dataOn) {

        static Checked of(CheckResult result, DecisionWords words) {
            return new Checked(
                    result.code(),
                    result.key(),
                    result.kind(),
                    result.kind().label(),
                    codeOf(result.level()),
                    result.verdict(),
                    result.reaction(),
                    words.measured(result),
                    words.threshold(result),
                    result.overshoot(),
                    result.dataDay());
        }
    }

    /** What would release the order. */
    record Advised(
            @Schema(description = "Name of the kind, such as Pay or CutOrder")
            String kind,

            @Schema(description = "What is to be done, one sentence a step")
            List<String> steps,

            @Schema(
                    description =
                            "The same for programs, one after the other; followed to the letter they clear the checks")
            List<AdvisedAct> acts,

            @Schema(description = "Keys of the checks that it clears")
            List<String> clears) {

        static Advised of(Advice advice, DecisionWords words) {
            return new Advised(
                    advice.getClass().getSimpleName(), words.steps(advice), AdvisedAct.of(advice), advice.clears());
        }
    }

    /** What one guarantee, deposit or other security did. */
    record Secured(
            @Schema(description = "Number of the document") String reference,

            @Schema(description = "Code of the group of the member that it stands for; null for the customer itself")
            Optional<String> group,

            @Schema(description = "What it takes over in checks of net exposure, minor units")
            long countedMinor,

            @Schema(description = "Why it counts nothing; null if it counts")
            Optional<NotCounted> notCounted,

            @Schema(description = "The first or last day that the reason is about")
            Optional<LocalDate> since) {

        static Secured of(SecurityCount security) {
            return new Secured(
                    security.reference(),
                    codeOf(security.level()),
                    security.countedMinor(),
                    security.because(),
                    security.since());
        }
    }

    private static Optional<String> codeOf(Level level) {
        return Optional.of(level.code()).filter(code -> !code.isEmpty());
    }

    /** Whose limit it is. */
    enum Whose {
        CUSTOMER,
        GROUP,
        COMPANY,
        KIND;

        static Whose of(Level level) {
            if (level.isKind()) {
                return KIND;
            }
            return level.isGroup() ? GROUP : level.isCompany() ? COMPANY : CUSTOMER;
        }
    }

    /** What was left of a limit. */
    record Left(
            @Schema(
                    description =
                            "CUSTOMER, GROUP from the nearest to the ultimate one, KIND of exposure, or COMPANY of ours"
                                    + " that sells")
            Whose level,

            @Schema(description = "Code of the group, company or kind; null of the customer and the main company")
            Optional<String> group,

            @Schema(description = "null without a limit, and where it is unlimited")
            Optional<Long> limitMinor,

            boolean unlimited,
            long exposureMinor,
            long netExposureMinor,

            @Schema(description = "Limit less exposure; negative when it is overdrawn")
            Optional<Long> availableMinor) {

        static Left of(Headroom headroom) {
            return new Left(
                    Whose.of(headroom.level()),
                    codeOf(headroom.level()),
                    headroom.limit() instanceof LimitInForce.Amount(long minor) ? Optional.of(minor) : Optional.empty(),
                    headroom.limit() instanceof LimitInForce.Unlimited,
                    headroom.grossMinor(),
                    headroom.netMinor(),
                    boxed(headroom.availableMinor()));
        }
    }

    /** What is held of the limit. */
    record Held(
            Reservation.State state,
            long minor,
            long postedMinor,
            Instant expiresAt,
            Optional<Instant> endedAt,
            Optional<String> endedBy) {

        static Held of(Reservation held) {
            return new Held(
                    held.state(), held.minor(), held.postedMinor(), held.expiresAt(), held.endedAt(), held.endedBy());
        }
    }

    static DecisionView of(StoredDecision stored, DecisionWords words) {
        return new DecisionView(
                stored.id(),
                stored.code(),
                stored.number(),
                stored.point(),
                stored.currency().code(),
                stored.amountMinor(),
                stored.baseMinor(),
                stored.rate(),
                stored.rateOn(),
                stored.shipOn(),
                Said.of(stored.decision(), words),
                stored.policy(),
                boxed(stored.run()),
                stored.decidedBy(),
                stored.decidedAt(),
                stored.reservation().map(Held::of));
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}

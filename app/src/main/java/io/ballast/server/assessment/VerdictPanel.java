package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Grade;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Icon;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** The head of a customer's page: grade and trend, limit, used, free, overdue. */
@Component
class VerdictPanel implements Panel {
    private final CustomerVerdicts verdicts;

    VerdictPanel(CustomerVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /**
     * What the head shows.
     *
     * @param code of the customer
     * @param evidence what the run in force said, empty for a customer it has not seen
     */
    record VerdictPage(String code, Optional<Evidence> evidence) {
        CustomerLine.Verdict verdict() {
            return evidence.orElseThrow().verdict();
        }

        Badge grade() {
            return Badge.of(verdict().grade());
        }

        String customerClass(Fmt fmt) {
            return fmt.text(verdict().range().customerClass().label());
        }

        String basis(Fmt fmt) {
            return fmt.text(evidence.orElseThrow().standing().rating().basis().label());
        }

        /** Points won or lost since the run before, with a drawing and a colour. */
        Optional<Badge> trend() {
            if (verdict().previousPoints().isEmpty()) {
                return Optional.empty();
            }
            int change = verdict().points() - verdict().previousPoints().getAsInt();
            if (change == 0) {
                return Optional.of(new Badge(Badge.Tone.NEUTRAL, Icon.RIGHT, "0"));
            }
            return Optional.of(
                    change > 0
                            ? new Badge(Badge.Tone.GOOD, Icon.UP, "+" + change)
                            : new Badge(Badge.Tone.HIGH, Icon.DOWN, Integer.toString(change)));
        }

        Optional<String> previousGrade() {
            int rank = evidence.orElseThrow().previousGrade();
            return rank == 0 ? Optional.empty() : Optional.of(Grade.values()[rank - 1].name());
        }

        String limit(Fmt fmt) {
            return switch (verdict().limit()) {
                case LimitInForce.Amount amount ->
                    fmt.amount(amount.minor(), evidence.orElseThrow().currency());
                case LimitInForce.Unlimited unlimited -> fmt.text("assessment.limit.unlimited");
                case LimitInForce.None none -> fmt.text("assessment.limit.none");
            };
        }

        /** Width of the bar of used limit, 0..100. */
        double usedWidth() {
            OptionalDouble used = verdict().utilisation();
            return used.isPresent() ? Math.max(0, Math.min(1, used.getAsDouble())) * 100 : 0;
        }

        String usedTone() {
            double used = verdict().utilisation().orElse(0);
            return used > 1 ? "bad" : used > 0.9 ? "high" : used > 0.75 ? "watch" : "good";
        }

        boolean isOverLimit() {
            return verdict().freeMinor().orElse(0) < 0;
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 10, "verdict", "assessment.verdict", "assessment:rating:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return Optional.of(new Fragment(
                "assessment/customer_verdict", new VerdictPage(customer.code(), verdicts.of(customer.id()))));
    }
}

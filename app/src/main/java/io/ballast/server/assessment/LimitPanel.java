package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.LimitMethod;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What every limit method would grant, and what the policy recommends. */
@Component
class LimitPanel implements Panel {
    private final CustomerVerdicts verdicts;
    private final PoliciesOfRuns policies;

    LimitPanel(CustomerVerdicts verdicts, PoliciesOfRuns policies) {
        this.verdicts = verdicts;
        this.policies = policies;
    }

    /**
     * What the section shows.
     *
     * @param evidence what the run in force said
     * @param chosen methods the policy counts
     */
    record LimitPage(Evidence evidence, List<LimitMethod> chosen) {
        LimitPage {
            chosen = List.copyOf(chosen);
        }

        List<LimitMethod> methods() {
            return Arrays.stream(LimitMethod.values())
                    .filter(method -> evidence.proposals().containsKey(method.name()))
                    .toList();
        }

        OptionalLong proposal(LimitMethod method) {
            return evidence.proposals().getOrDefault(method.name(), OptionalLong.empty());
        }

        boolean isChosen(LimitMethod method) {
            return chosen.contains(method);
        }

        /** The largest amount on the bars. */
        private long largest() {
            long limit = evidence.verdict().limit() instanceof LimitInForce.Amount amount ? amount.minor() : 0;
            long proposals = evidence.proposals().values().stream()
                    .mapToLong(amount -> amount.orElse(0))
                    .max()
                    .orElse(0);
            return Math.max(1, Math.max(Math.max(limit, evidence.verdict().exposureMinor()), proposals));
        }

        double width(long minor) {
            return 100.0 * Math.max(0, minor) / largest();
        }

        OptionalLong inForce() {
            return evidence.verdict().limit() instanceof LimitInForce.Amount amount
                    ? OptionalLong.of(amount.minor())
                    : OptionalLong.empty();
        }

        String amount(OptionalLong minor, Fmt fmt) {
            return minor.isPresent()
                    ? fmt.amount(minor.getAsLong(), evidence.currency())
                    : fmt.text("assessment.limit.cannot-say");
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 200, "limit", "assessment.limit", "assessment:rating:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return verdicts.of(customer.id())
                .map(evidence -> new Fragment(
                        "assessment/customer_limit",
                        new LimitPage(
                                evidence,
                                policies.of(evidence.policyHash(), evidence.currency())
                                        .map(policy -> policy.limit().chosen())
                                        .orElse(List.of()))));
    }
}

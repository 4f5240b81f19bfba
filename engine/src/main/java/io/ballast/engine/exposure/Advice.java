package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.List;

/**
 * What would make checks pass that hold an order. Followed literally, none of the checks it claims to clear holds the
 * order any more.
 */
public sealed interface Advice {
    /** Keys of the results that it clears, in the order of the policy. */
    List<String> clears();

    /**
     * Pay, or apply what was already paid.
     *
     * @param payer the customer, or those members of a group that belong to no nearer one
     * @param applyCashMinor of unapplied cash that is there already, 0 or more
     * @param applyCreditMinor of unapplied credit memos that are there already, 0 or more
     * @param payMinor new money, 0 or more
     * @param parts what these three are set against, oldest first; what they leave over is paid on account
     */
    record Pay(
            Level payer,
            long applyCashMinor,
            long applyCreditMinor,
            long payMinor,
            List<DuePart> parts,
            List<String> clears)
            implements Advice {
        public Pay {
            parts = List.copyOf(parts);
            clears = List.copyOf(clears);
        }

        /** All three together. */
        public long totalMinor() {
            return Math.addExact(Math.addExact(applyCashMinor, applyCreditMinor), payMinor);
        }
    }

    /**
     * Cut the order.
     *
     * @param mostMinor the largest value that passes, above 0
     */
    record CutOrder(long mostMinor, List<String> clears) implements Advice {
        public CutOrder {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Ship a part as planned and the rest later.
     *
     * @param from first day on which the rest may ship
     * @param nowMinor what may ship as planned, 0 or more
     * @param laterMinor the rest, above 0
     */
    record ShipLater(LocalDate from, long nowMinor, long laterMinor, List<String> clears) implements Advice {
        public ShipLater {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Renew a security that has expired.
     *
     * @param addsMinor what it takes over once it is valid
     */
    record RenewSecurity(String reference, long addsMinor, List<String> clears) implements Advice {
        public RenewSecurity {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Get a further security.
     *
     * @param leastMinor what it must take over at least, after the haircut
     */
    record AddSecurity(long leastMinor, List<String> clears) implements Advice {
        public AddSecurity {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Raise a limit, or set the first one.
     *
     * @param now the limit in force
     * @param toMinor the smallest limit that passes
     */
    record SetLimit(Level level, LimitInForce now, long toMinor, List<String> clears) implements Advice {
        public SetLimit {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Prolong a limit that has expired.
     *
     * @param expiredOn its last day
     * @param to the first last day that passes
     */
    record ProlongLimit(Level level, LocalDate expiredOn, LocalDate to, List<String> clears) implements Advice {
        public ProlongLimit {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Agree other terms.
     *
     * @param mostDays the longest effective credit days that pass
     * @param leastDepositPercent the smallest deposit that passes, 0 to 100
     */
    record AgreeTerms(int mostDays, int leastDepositPercent, List<String> clears) implements Advice {
        public AgreeTerms {
            clears = List.copyOf(clears);
        }
    }

    /** Assess the customer again. */
    record AssessAgain(List<String> clears) implements Advice {
        public AssessAgain {
            clears = List.copyOf(clears);
        }
    }

    /**
     * Nothing the customer or sales can do clears these checks: whoever has the authority releases the order or leaves
     * it.
     *
     * @param checks keys of those results
     */
    record AskAuthority(List<String> checks) implements Advice {
        public AskAuthority {
            checks = List.copyOf(checks);
        }

        @Override
        public List<String> clears() {
            return List.of();
        }
    }

    /** The policy has no checks; somebody must write them, or release by authority. */
    record WriteChecks() implements Advice {
        @Override
        public List<String> clears() {
            return List.of();
        }
    }

    /**
     * All of these, one after the other.
     *
     * @param steps two or more, none of them of this kind
     */
    record AllOf(List<Advice> steps, List<String> clears) implements Advice {
        public AllOf {
            steps = List.copyOf(steps);
            clears = List.copyOf(clears);
            if (steps.size() < 2 || steps.stream().anyMatch(AllOf.class::isInstance)) {
                throw new IllegalArgumentException("Not a combination of advice: " + steps);
            }
        }
    }
}

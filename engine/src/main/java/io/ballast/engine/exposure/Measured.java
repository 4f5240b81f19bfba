package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.TermsRank;
import io.ballast.engine.value.Grade;

/**
 * What a check saw before it was held against a threshold. Stored with a decision, it derives the same result again.
 */
public sealed interface Measured {

    /**
     * An exposure with the order in it, and the limit it is held against.
     *
     * @param minor minor units, negative where the customer paid ahead
     */
    record AgainstLimit(long minor, LimitInForce limit) implements Measured {}

    /**
     * An exposure with the order in it, and that of all customers together.
     *
     * @param minor minor units, negative where the customer paid ahead
     * @param portfolioMinor minor units, above 0
     */
    record OfPortfolio(long minor, long portfolioMinor) implements Measured {
        public OfPortfolio {
            if (portfolioMinor <= 0) {
                throw new IllegalArgumentException("A portfolio without exposure: " + portfolioMinor);
            }
        }
    }

    /** An amount in minor units. */
    record Amount(long minor) implements Measured {}

    /** Whole days, 0 or more. */
    record DayCount(int days) implements Measured {
        public DayCount {
            if (days < 0) {
                throw new IllegalArgumentException("Days are negative: " + days);
            }
        }
    }

    /**
     * A part of an amount.
     *
     * @param partMinor minor units, 0 to the whole
     * @param wholeMinor minor units, above 0
     */
    record Share(long partMinor, long wholeMinor) implements Measured {
        public Share {
            if (partMinor < 0 || wholeMinor <= 0 || partMinor > wholeMinor) {
                throw new IllegalArgumentException("Not a share: " + partMinor + " of " + wholeMinor);
            }
        }
    }

    /** A level of dunning, 0 to {@link DueAmount#HIGHEST_LEVEL}. */
    record Dunned(int level) implements Measured {
        public Dunned {
            if (level < 0 || level > DueAmount.HIGHEST_LEVEL) {
                throw new IllegalArgumentException("Not a level of dunning: " + level);
            }
        }
    }

    /** A payment index, 0 to 100. */
    record Points(double points) implements Measured {
        public Points {
            if (!(points >= 0 && points <= 100)) {
                throw new IllegalArgumentException("A payment index has 0 to 100 points: " + points);
            }
        }
    }

    /** A grade of the master scale. */
    record Graded(Grade grade) implements Measured {}

    /** Terms, and what the policy grants to the grade. */
    record OfTerms(TermsRank terms, Grade grade, GrantedTerms granted) implements Measured {}

    /** Whether what the check asks for is so; the check fails if it is. */
    record Fact(boolean isSo) implements Measured {}

    /** There was nothing to measure. */
    record Nothing(NoMeasure because) implements Measured {}
}

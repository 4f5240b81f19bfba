package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.util.Optional;

/**
 * Where a score stands on the master scale.
 *
 * @param computed grade the score leads to
 * @param grade grade in force: the computed one, unless a person's override holds, the rating is withheld, the
 *     previous grade is kept or the customer is in default
 * @param probabilityOfDefault within twelve months, 0..1, from the score whatever the override says; 1 in default
 * @param basis why the grade in force is what it is
 * @param inDefault what was left unpaid, where that is the basis
 */
public record Rating(
        Grade computed, Grade grade, double probabilityOfDefault, Basis basis, Optional<InDefault> inDefault) {
    public Rating {
        if ((basis == Basis.DEFAULTED) != inDefault.isPresent()) {
            throw new IllegalArgumentException("A default needs its reason, and nothing else has one: " + basis);
        }
        if (!(probabilityOfDefault >= 0 && probabilityOfDefault <= 1)) {
            throw new IllegalArgumentException("Probability of default out of range 0..1: " + probabilityOfDefault);
        }
    }

    /** A rating of a customer that is not in default. */
    public Rating(Grade computed, Grade grade, double probabilityOfDefault, Basis basis) {
        this(computed, grade, probabilityOfDefault, basis, Optional.empty());
    }

    /** How the grade in force came about. */
    public enum Basis {
        COMPUTED(Text.of("按评分", "from the score")),
        OVERRIDDEN(Text.of("人工调整", "set by a person")),
        WITHHELD(Text.of("数据不足，暂不评级", "withheld for want of data")),
        KEPT(Text.of("评分仍在余量内，维持上次等级", "kept from before, the score is within the margin")),
        DEFAULTED(Text.of("违约", "in default"));

        private final Text label;

        Basis(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        /** Whether the grade follows the score, at once or after a margin: more points lead to a better one. */
        public boolean followsPoints() {
            return this == COMPUTED || this == KEPT;
        }
    }
}

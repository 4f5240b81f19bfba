package io.ballast.engine.rule;

import io.ballast.engine.value.Text;
import java.util.List;

/** What a rule says of one customer, with the reason where it cannot be decided. */
public sealed interface Outcome {

    /** The condition holds. */
    record Hit() implements Outcome {}

    /** The condition does not hold. */
    record NoHit() implements Outcome {}

    /**
     * The condition can be neither affirmed nor denied.
     *
     * @param missing names of the indicators whose value would have been needed, in the order of the rule
     * @param because one sentence for each missing indicator, then one for each number that could not be computed
     */
    record Unknown(List<String> missing, List<Text> because) implements Outcome {
        public Unknown {
            missing = List.copyOf(missing);
            because = List.copyOf(because);
            if (because.isEmpty()) {
                throw new IllegalArgumentException("An unknown outcome needs its reason");
            }
        }
    }
}

package io.ballast.engine.rule;

import java.util.List;

/** What became of the source of a rule: a rule that can be evaluated, or the reasons why there is none. */
public sealed interface Compilation {

    /** The source is a rule. */
    record Compiled(Rule rule) implements Compilation {}

    /**
     * The source is not a rule.
     *
     * @param problems at least one, in reading order
     */
    record Rejected(List<Problem> problems) implements Compilation {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("A rejected rule needs a problem");
            }
        }
    }
}

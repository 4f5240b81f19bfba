package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Readings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A rule that was checked against a catalogue and compiled. Immutable and safe to share between threads; two rules
 * are equal when their canonical text is.
 */
public final class Rule {
    private static final Outcome HIT = new Outcome.Hit();
    private static final Outcome NO_HIT = new Outcome.NoHit();

    private final String source;
    private final String canonical;
    private final List<String> indicators;
    private final Catalogue catalogue;
    private final TruthCode code;

    private Rule(String source, String canonical, List<String> indicators, Catalogue catalogue, TruthCode code) {
        this.source = source;
        this.canonical = canonical;
        this.indicators = indicators;
        this.catalogue = catalogue;
        this.code = code;
    }

    static Rule of(String source, Expression checked, Catalogue catalogue) {
        Set<String> names = new LinkedHashSet<>();
        Parts.visit(checked, part -> {
            if (part instanceof Expression.Name name) {
                names.add(name.name());
            }
        });
        TruthCode code = Translator.translate(checked, catalogue);
        return new Rule(source, Printer.print(checked), List.copyOf(names), catalogue, code);
    }

    /** What the author wrote. */
    public String source() {
        return source;
    }

    /** The same rule on one line, with single spaces and no needless parenthesis. */
    public String canonical() {
        return canonical;
    }

    /** Names of the indicators it reads, in the order they first stand in it. */
    public List<String> indicators() {
        return indicators;
    }

    /** The verdict alone; allocates nothing.
     *
     * @throws IllegalArgumentException if the readings are of another catalogue than the rule was compiled against
     */
    public Verdict decide(Readings readings) {
        if (readings.catalogue() != catalogue) {
            throw new IllegalArgumentException("This rule was compiled against another catalogue: " + canonical);
        }
        return code.decide(readings);
    }

    /** The verdict with the reasons when it is unknown.
     *
     * @throws IllegalArgumentException if the readings are of another catalogue than the rule was compiled against
     */
    public Outcome evaluate(Readings readings) {
        return switch (decide(readings)) {
            case HIT -> HIT;
            case NO_HIT -> NO_HIT;
            case UNKNOWN -> {
                var reasons = new Reasons();
                code.explain(readings, reasons);
                yield reasons.outcome(readings);
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }
}

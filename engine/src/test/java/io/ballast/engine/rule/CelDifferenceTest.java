package io.ballast.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Reading.Value;
import io.ballast.engine.indicator.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Holds the rule language against Google's own CEL: what both can say means the same in both. The deliberate
 * differences are listed in docs/rules.md.
 */
class CelDifferenceTest {
    private static final int RULES = 4_000;
    private static final int CUSTOMERS_PER_RULE = 6;

    /** What CEL answered. */
    private enum Answer {
        TRUE,
        FALSE,
        ERROR
    }

    @Test
    void random_rules_mean_the_same_in_cel() throws CelValidationException, CelEvaluationException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("CelDifferenceTest -Dseed=" + seed);
        var random = new Random(seed);
        Cel cel = cel();
        int decided = 0;
        int beyondNumbers = 0;
        for (int i = 0; i < RULES; i++) {
            boolean comparesTruths = i % 2 == 0;
            RandomRules.Written written = new RandomRules(random, comparesTruths).next();
            Rule rule = Sample.rule(written.ours());
            Rule canonical = Sample.rule(rule.canonical());
            Program program = cel.createProgram(cel.compile(written.cel()).getAst());
            for (int j = 0; j < CUSTOMERS_PER_RULE; j++) {
                Readings readings = randomReadings(random, comparesTruths || j % 2 == 0 ? 0 : 0.3);
                Outcome ours = rule.evaluate(readings);
                Answer theirs = ask(program, readings);
                Supplier<String> context =
                        () -> "seed %d rule %s cel %s%n%s".formatted(seed, written.ours(), written.cel(), readings);
                assertThat(canonical.evaluate(readings)).as(context).satisfies(outcome -> sameVerdict(outcome, ours));
                switch (ours) {
                    case Outcome.Hit h -> assertThat(theirs).as(context).isEqualTo(Answer.TRUE);
                    case Outcome.NoHit n -> assertThat(theirs).as(context).isEqualTo(Answer.FALSE);
                    case Outcome.Unknown u when u.because().size() > u.missing().size() -> beyondNumbers++;
                    case Outcome.Unknown u -> assertThat(theirs).as(context).isEqualTo(Answer.ERROR);
                }
                decided += ours instanceof Outcome.Unknown ? 0 : 1;
            }
        }
        int cases = RULES * CUSTOMERS_PER_RULE;
        System.out.println("cases=" + cases + " decided=" + decided + " beyondNumbers=" + beyondNumbers);
        assertThat(decided)
                .as("most cases must be decided, or little is compared")
                .isGreaterThan(cases / 2);
        assertThat(beyondNumbers)
                .as("division by zero, which CEL takes for infinity")
                .isBetween(1, cases / 10);
    }

    /** The oracle must be able to object: a CEL that means something else is noticed. */
    @Test
    void a_difference_would_be_seen() throws CelValidationException, CelEvaluationException {
        Readings readings = Sample.readings(12, 5, 0.9, -0.5, 0);
        assertThat(Sample.rule("delay_days > 10").decide(readings)).isEqualTo(Verdict.HIT);
        assertThat(ask(compiled("delay_days > 10.0"), readings)).isEqualTo(Answer.TRUE);
        assertThat(ask(compiled("delay_days > 12.0"), readings)).isEqualTo(Answer.FALSE);
        assertThat(ask(compiled("delay_days > 10.0"), Sample.readings(Sample.NONE, 5, 0.9, -0.5, 0)))
                .isEqualTo(Answer.ERROR);
    }

    /** docs/rules.md: whole numbers divide without loss, here; in CEL 3 / 2 is 1. */
    @Test
    void whole_numbers_are_numbers_like_all_others() throws CelValidationException, CelEvaluationException {
        Readings readings = Sample.readings(12, 5, 0.9, -0.5, 0);
        assertThat(Sample.rule("3 / 2 == 1.5").decide(readings)).isEqualTo(Verdict.HIT);
        assertThat(ask(compiled("3 / 2 == 1"), readings)).isEqualTo(Answer.TRUE);
    }

    /** docs/rules.md: a division by zero is unknown, here; in CEL it is infinite. */
    @Test
    void a_division_by_zero_decides_nothing() throws CelValidationException, CelEvaluationException {
        Readings readings = Sample.readings(12, 5, 0.9, -0.5, 0);
        assertThat(Sample.rule("delay_days / open_disputes > 1").decide(readings))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(ask(compiled("delay_days / open_disputes > 1.0"), readings)).isEqualTo(Answer.TRUE);
    }

    /**
     * cel-java 0.14.0 compares the error of a failed {@code &&} or {@code ||} as if it were a value, so the random
     * rules that compare conditions are asked of complete readings only. When this fails the defect is gone: ask them
     * of all.
     */
    @Test
    void cel_takes_a_failed_condition_for_a_value_when_it_is_compared()
            throws CelValidationException, CelEvaluationException {
        Readings readings = Sample.readings(Sample.NONE, 5, 0.9, -0.5, 0);
        assertThat(Sample.rule("(delay_days > 1 && true) == false").decide(readings))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(ask(compiled("(delay_days > 1.0 && true) == false"), readings))
                .isEqualTo(Answer.FALSE);
    }

    private static void sameVerdict(Outcome one, Outcome other) {
        assertThat(one.getClass()).isEqualTo(other.getClass());
    }

    private static Program compiled(String source) throws CelValidationException, CelEvaluationException {
        Cel cel = cel();
        return cel.createProgram(cel.compile(source).getAst());
    }

    private static Answer ask(Program program, Readings readings) {
        try {
            return program.eval(variables(readings)).equals(true) ? Answer.TRUE : Answer.FALSE;
        } catch (CelEvaluationException e) {
            return Answer.ERROR;
        }
    }

    private static CelVariableResolver variables(Readings readings) {
        return name -> {
            if (name.startsWith("known_")) {
                return Optional.of(readings.of(name.substring("known_".length())) instanceof Value);
            }
            return readings.of(name) instanceof Value value ? Optional.of(value.amount()) : Optional.empty();
        };
    }

    /** Small whole numbers and simple fractions, so that equality and zero occur often. */
    private static Readings randomReadings(Random random, double missingShare) {
        double[] amounts = new double[Sample.CATALOGUE.size()];
        for (int i = 0; i < amounts.length; i++) {
            double amount = random.nextInt(3) == 0 ? random.nextGaussian() * 100 : random.nextInt(-4, 9) / 2.0;
            amounts[i] = random.nextDouble() < missingShare ? Sample.NONE : amount;
        }
        return Sample.readings(amounts);
    }

    /** CEL with our indicators as doubles, our functions bound, and known and or_else as macros over known_NAME. */
    private static Cel cel() {
        var builder = CelFactory.plannerCelBuilder()
                .addMacros(
                        CelMacro.newGlobalMacro(
                                "known",
                                1,
                                (factory, target, arguments) -> Optional.of(factory.newIdentifier(
                                        "known_" + arguments.getFirst().ident().name()))),
                        CelMacro.newGlobalMacro(
                                "or_else",
                                2,
                                (factory, target, arguments) -> Optional.of(factory.newGlobalCall(
                                        "_?_:_",
                                        factory.newIdentifier("known_"
                                                + arguments.getFirst().ident().name()),
                                        arguments.getFirst(),
                                        arguments.getLast()))))
                .addFunctionDeclarations(
                        declared("abs", SimpleType.DOUBLE),
                        declared("min", SimpleType.DOUBLE, SimpleType.DOUBLE),
                        declared("max", SimpleType.DOUBLE, SimpleType.DOUBLE))
                .addFunctionBindings(bound());
        for (Description description : Sample.CATALOGUE.all()) {
            builder.addVar(description.name(), SimpleType.DOUBLE);
            builder.addVar("known_" + description.name(), SimpleType.BOOL);
        }
        return builder.build();
    }

    private static CelFunctionDecl declared(String name, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_of_doubles", SimpleType.DOUBLE, arguments));
    }

    private static List<CelFunctionBinding> bound() {
        var bindings = new ArrayList<CelFunctionBinding>();
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "abs", CelFunctionBinding.from("abs_of_doubles", Double.class, Math::abs)));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "min", CelFunctionBinding.from("min_of_doubles", Double.class, Double.class, Math::min)));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "max", CelFunctionBinding.from("max_of_doubles", Double.class, Double.class, Math::max)));
        return bindings;
    }
}

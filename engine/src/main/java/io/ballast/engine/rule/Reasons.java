package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Reading.NotEnoughData;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers why a rule could not be decided. */
final class Reasons {
    private final Set<Integer> missing = new LinkedHashSet<>();
    private final Set<Text> failures = new LinkedHashSet<>();

    void missing(int index) {
        missing.add(index);
    }

    void divisionByZero(Position at) {
        failures.add(Text.of("第 " + at.line() + " 行第 " + at.column() + " 列：除以零", at + ": division by zero"));
    }

    /** A result that is not there: because of an operand, or else because it is too large. */
    void arithmetic(NumberCode left, NumberCode right, Readings readings, Position at) {
        if (left.isKnown(readings) && right.isKnown(readings)) {
            failures.add(Text.of(
                    "第 " + at.line() + " 行第 " + at.column() + " 列：结果超出数值范围",
                    at + ": the result is too large for a number"));
        } else {
            unread(left, right, readings);
        }
    }

    void unread(NumberCode left, NumberCode right, Readings readings) {
        if (!left.isKnown(readings)) {
            left.explain(readings, this);
        }
        if (!right.isKnown(readings)) {
            right.explain(readings, this);
        }
    }

    void undecided(TruthCode left, TruthCode right, Readings readings) {
        if (left.decide(readings) == Verdict.UNKNOWN) {
            left.explain(readings, this);
        }
        if (right.decide(readings) == Verdict.UNKNOWN) {
            right.explain(readings, this);
        }
    }

    Outcome.Unknown outcome(Readings readings) {
        Catalogue catalogue = readings.catalogue();
        var names = new ArrayList<String>();
        List<Text> because = new ArrayList<>();
        for (int index : missing) {
            Description description = catalogue.at(index);
            names.add(description.name());
            if (readings.at(index) instanceof NotEnoughData lack) {
                Text why = lack.because().text();
                because.add(Text.of(
                        description.label().zh() + "：" + why.zh(),
                        description.label().en() + ": " + why.en()));
            }
        }
        because.addAll(failures);
        return new Outcome.Unknown(names, because);
    }
}

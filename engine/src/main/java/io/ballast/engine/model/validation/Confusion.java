package io.ballast.engine.model.validation;

/**
 * Who is called risky at a cut-off, and rightly so.
 *
 * @param cutOff least risk that is called risky
 * @param caught events called risky
 * @param missed events called safe
 * @param falseAlarms others called risky
 * @param rightlySafe others called safe
 */
public record Confusion(double cutOff, int caught, int missed, int falseAlarms, int rightlySafe) {
    public static Confusion at(double cutOff, Predictions predictions) {
        int caught = 0;
        int falseAlarms = 0;
        for (int level = predictions.levels() - 1; level >= 0 && predictions.level(level) >= cutOff; level--) {
            caught += predictions.eventsAt(level);
            falseAlarms += predictions.nonEventsAt(level);
        }
        return new Confusion(
                cutOff, caught, predictions.events() - caught, falseAlarms, predictions.nonEvents() - falseAlarms);
    }

    /** Share of all that are called what they became, 0..1. */
    public double accuracy() {
        return (double) (caught + rightlySafe) / (caught + missed + falseAlarms + rightlySafe);
    }

    /** Sensitivity, recall: share of the events that are caught, 0..1. */
    public double sensitivity() {
        return (double) caught / (caught + missed);
    }

    /** Share of the others that are called safe, 0..1. */
    public double specificity() {
        return (double) rightlySafe / (rightlySafe + falseAlarms);
    }

    /** Share of events among those called risky, 0..1; 0 where nobody is. */
    public double precision() {
        return caught == 0 ? 0 : (double) caught / (caught + falseAlarms);
    }

    /** Share of all that are called safe, 0..1: who would be accepted. */
    public double acceptance() {
        return (double) (missed + rightlySafe) / (caught + missed + falseAlarms + rightlySafe);
    }
}

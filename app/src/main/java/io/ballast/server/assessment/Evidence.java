package io.ballast.server.assessment;

import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.scoring.Contribution;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Currency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Everything a run said of one customer.
 *
 * @param run which run
 * @param policyHash policy it was made under
 * @param currency reporting currency of all amounts
 * @param verdict the columns of the list
 * @param standing the grade in force and the score behind it
 * @param previousGrade rank of the grade before, 0 without one
 * @param stalenessDays age of the newest document
 * @param readings by indicator, in the order of the run's catalogue
 * @param proposals what each limit method would grant, in the order of the engine's methods
 * @param warnings what fired, as stored
 */
record Evidence(
        RunInForce run,
        String policyHash,
        Currency currency,
        CustomerLine.Verdict verdict,
        GradeInForce standing,
        int previousGrade,
        int stalenessDays,
        Map<String, Reading> readings,
        Map<String, OptionalLong> proposals,
        String warnings) {
    private static final Lack[] LACKS = Lack.values();

    /** The readings of a row: a value, or the reason why there is none. */
    static Map<String, Reading> readings(String[] indicators, Double[] values, Short[] lacks) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (int i = 0; i < indicators.length; i++) {
            readings.put(
                    indicators[i],
                    lacks[i] == 0 ? new Reading.Value(values[i]) : new Reading.NotEnoughData(LACKS[lacks[i] - 1]));
        }
        return readings;
    }

    /** The score as it was proved. */
    static Score score(
            int points,
            int basePoints,
            String[] characteristics,
            Integer[] given,
            Integer[] best,
            String[] bands,
            Map<String, Reading> readings,
            double coverage,
            int stalenessDays) {
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < characteristics.length; i++) {
            Reading reading = readings.getOrDefault(characteristics[i], new Reading.NotEnoughData(Lack.NO_DOCUMENTS));
            contributions.add(new Contribution(characteristics[i], reading, given[i], best[i], bands[i]));
        }
        return new Score(points, basePoints, contributions, coverage, stalenessDays);
    }

    /** What each method would grant, in their order. */
    static Map<String, OptionalLong> proposals(String[] methods, Long[] amounts) {
        Map<String, OptionalLong> proposals = new LinkedHashMap<>();
        for (int i = 0; i < methods.length && i < amounts.length; i++) {
            proposals.put(methods[i], CustomerLines.optional(amounts[i]));
        }
        return proposals;
    }

    /** Points with their contributions. */
    Score score() {
        return standing.score();
    }
}

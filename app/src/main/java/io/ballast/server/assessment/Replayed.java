package io.ballast.server.assessment;

import io.ballast.engine.value.Text;
import java.util.List;

/** What came of running an assessment again from what was kept of it. */
public sealed interface Replayed {

    /**
     * The same to the byte.
     *
     * @param values how many columns were compared
     * @param engineVersion version of the engine, then and now
     * @param policyHash SHA-256 of the policy
     * @param factsHash SHA-256 of the facts
     */
    record Same(int values, String engineVersion, String policyHash, String factsHash) implements Replayed {}

    /**
     * Something that is stored is not what it was.
     *
     * @param deviations what is stored and what it ought to be
     */
    record Different(List<Deviation> deviations) implements Replayed {
        public Different {
            deviations = List.copyOf(deviations);
        }
    }

    /**
     * It cannot be run again.
     *
     * @param why what is missing
     */
    record Impossible(Text why) implements Replayed {}

    /**
     * One value that is not what it was.
     *
     * @param part table and column, or what of the inputs
     * @param stored as it stands
     * @param replayed as it comes out of the stored facts
     */
    record Deviation(String part, String stored, String replayed) {}
}

package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.server.BallastApplication;
import java.time.LocalDate;
import org.springframework.boot.SpringApplication;

/** A server of its own process that assesses one day: made to be killed. */
public final class RunInChild {
    private RunInChild() {}

    /**
     * Starts the server and assesses.
     *
     * @param arguments settings of the server, the last one the day
     */
    public static void main(String[] arguments) {
        try (var context = SpringApplication.run(BallastApplication.class, arguments)) {
            context.getBean(AssessmentRuns.class)
                    .assess(new RunRequest(
                            LocalDate.parse(arguments[arguments.length - 1]),
                            Knowledge.AS_KNOWN_THEN,
                            Run.Trigger.MANUAL,
                            "child"));
        }
    }
}

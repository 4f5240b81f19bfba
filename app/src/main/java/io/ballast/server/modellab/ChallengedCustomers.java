package io.ballast.server.modellab;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.server.policy.Policies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The customers behind what a challenger said in a run. */
@Component
class ChallengedCustomers {
    private final ChallengerRows rows;
    private final WatchRows runs;
    private final Policies policies;

    ChallengedCustomers(ChallengerRows rows, WatchRows runs, Policies policies) {
        this.rows = rows;
        this.runs = runs;
        this.policies = policies;
    }

    /** Those that are wanted; the widest apart and the largest first. */
    List<ChallengedCustomer> of(long run, long challenger, Predicate<ChallengedCustomer> wanted) {
        DataSet today = rows.load(run, challenger).orElseThrow();
        long policy = runs.find(run).orElseThrow().policyId();
        MasterScale scale = policies.find(policy).orElseThrow().policy().scale();
        List<ChallengedCustomer> customers = new ArrayList<>();
        for (int row = 0; row < today.rows(); row++) {
            int points = (int) value(today.sample(), Shadow.IN_FORCE, row);
            double risk = value(today.sample(), Shadow.CHALLENGER, row);
            customers.add(new ChallengedCustomer(
                    today.subject(row),
                    scale.grade(points),
                    scale.gradeFor(risk),
                    points,
                    scale.probabilityOfDefault(points),
                    risk,
                    (long) value(today.sample(), Shadow.EXPOSURE, row)));
        }
        return customers.stream()
                .filter(wanted)
                .sorted(Comparator.comparingInt(ChallengedCustomer::distance)
                        .thenComparingLong(ChallengedCustomer::exposureMinor)
                        .reversed()
                        .thenComparing(ChallengedCustomer::customer))
                .toList();
    }

    private static double value(Sample sample, String name, int row) {
        return ((NumberColumn) sample.column(name)).value(row);
    }
}

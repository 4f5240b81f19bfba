package io.ballast.server.assessment;

import java.util.List;

/**
 * Two runs side by side.
 *
 * @param from the earlier or other one
 * @param to the one it is compared with
 * @param sums what they say in sum
 * @param changed customers that changed, most first
 */
record RunComparisonPage(Run from, Run to, RunComparison.Sums sums, List<RunComparison.Pair> changed) {
    RunComparisonPage {
        changed = List.copyOf(changed);
    }
}

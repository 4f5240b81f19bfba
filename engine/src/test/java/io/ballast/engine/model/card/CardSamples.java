package io.ballast.engine.model.card;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.List;
import java.util.Random;

/** Made-up customers: days late and use of the limit are risky, age protects, a coin tells nothing. */
final class CardSamples {
    private CardSamples() {}

    static Sample customers(int rows, long seed) {
        Random random = new Random(seed);
        double[] late = new double[rows];
        double[] age = new double[rows];
        double[] use = new double[rows];
        double[] coin = new double[rows];
        int[] trade = new int[rows];
        boolean[] events = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            late[row] = random.nextInt(10) == 0 ? Double.NaN : Math.floor(random.nextDouble() * 90);
            age[row] = random.nextInt(20) == 0 ? -9 : Math.floor(random.nextDouble() * 30);
            use[row] = random.nextDouble();
            coin[row] = random.nextDouble();
            trade[row] = random.nextInt(4) - (random.nextInt(50) == 0 ? 1 : 0);
            double lateness = Double.isNaN(late[row]) ? 60 : late[row];
            double logOdds =
                    -3.5 + lateness / 30 + 2 * use[row] - Math.max(0, age[row]) / 15 + Math.max(0, trade[row]) / 3.0;
            events[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        }
        return new Sample(
                List.of(
                        new NumberColumn("average-delay", late),
                        new NumberColumn("relationship-years", age),
                        new NumberColumn("limit-use", use),
                        new NumberColumn("coin", coin),
                        new CategoryColumn("trade", List.of("food", "steel", "cloth", "building"), trade)),
                events);
    }
}

package io.ballast.engine.model.payment;

import java.util.List;

/**
 * The customer's own mean delay, which needs no model: what one is worth beyond it is what it is worth at all. Who has
 * paid nothing yet is taken for the mean of all; who is later than the mean already, for paying today.
 *
 * @param usualDays mean delay of all, in whole days behind the due day
 */
public record OwnMean(int usualDays) {

    /** That of these customers. */
    public static OwnMean of(List<PaymentCase> cases) {
        double sum = 0;
        int count = 0;
        for (PaymentCase one : cases) {
            if (one.sight().meanDays().isPresent()) {
                sum += one.sight().meanDays().getAsDouble();
                count++;
            }
        }
        return new OwnMean(count == 0 ? 0 : Math.toIntExact(Math.round(sum / count)));
    }

    /** Days after {@link PaymentSight#baseDay()}. */
    int days(PaymentSight sight) {
        return sight.possible(sight.dueDay() + sight.meanDays().orElse(usualDays) - sight.baseDay());
    }
}

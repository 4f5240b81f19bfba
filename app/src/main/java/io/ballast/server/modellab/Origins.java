package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.card.Card;
import io.ballast.server.web.Refusal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a scorecard in force was made from: the model that a draft took it from, if nobody changed it since. */
@Component
class Origins {
    private static final String DRAFTED = """
        select model_id
        from modellab.promotion
        group by model_id
        order by max(draft_id) desc
        limit 200""";

    private final JdbcClient jdbc;
    private final TrainingRows rows;
    private final DataSets sets;
    private final Trainings trainings;

    Origins(JdbcClient jdbc, TrainingRows rows, DataSets sets, Trainings trainings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.sets = sets;
        this.trainings = trainings;
    }

    Optional<Origin> of(Policy policy) {
        return model(policy).flatMap(rows::findModel).map(this::origin);
    }

    /** The model that the scorecard of a policy is. */
    Optional<Long> model(Policy policy) {
        return jdbc.sql(DRAFTED).query((row, _) -> row.getLong(1)).list().stream()
                .filter(model -> isScorecardOf(policy, model))
                .findFirst();
    }

    /** Whether the policy scores by this model, at whatever level of risk it was put into its draft. */
    private boolean isScorecardOf(Policy policy, long model) {
        try {
            Card card = Card.read(rows.text(model).orElseThrow());
            return PolicyCard.in(policy, card)
                    .scorecard()
                    .characteristics()
                    .equals(policy.scorecard().characteristics());
        } catch (Refusal notForPolicies) {
            return false;
        }
    }

    /** What a stored model was made from. */
    Origin origin(StoredModel model) {
        Training training = rows.find(model.trainingId()).orElseThrow();
        StoredDataSet stored = sets.find(training.dataSetId()).orElseThrow();
        Split split = trainings.split(training);
        return new Origin(model, stored, split.fit(), split.test());
    }
}

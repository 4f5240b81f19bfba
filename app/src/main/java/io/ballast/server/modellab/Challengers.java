package io.ballast.server.modellab;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names trained models challengers of the scorecard in force and ends them. A few at a time run in its shadow. */
@Service
@Transactional
class Challengers {
    static final int MOST_RUNNING = 3;
    private static final int MOST_SHOWN = 100;
    private static final int LONGEST_WORDS = 1_000;
    private static final String SUBJECT = "challenger";

    private final ChallengerRows rows;
    private final TrainingRows models;
    private final Audit audit;

    Challengers(ChallengerRows rows, TrainingRows models, Audit audit) {
        this.rows = rows;
        this.models = models;
        this.audit = audit;
    }

    /** Those that run first. */
    @Transactional(readOnly = true)
    public List<Challenger> newest() {
        return rows.newest(MOST_SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<Challenger> find(long id) {
        return rows.find(id);
    }

    /** What it said in the newest run of the watch. */
    @Transactional(readOnly = true)
    public Optional<ChallengerRows.Said> latest(long id) {
        return rows.latest(id);
    }

    /**
     * Lets a model run in the shadow of the scorecard in force, from the next run of the watch on.
     *
     * @param key names one challenger, however often it is sent
     * @return the challenger
     */
    public Challenger name(long model, String key, String purpose, CurrentUser user) {
        StoredModel stored = models.findModel(model).orElseThrow(Refusal::notFound);
        RequestKeys.check(key);
        String why = words(purpose);
        rows.lock();
        Optional<Challenger> before = rows.byKey(key);
        if (before.isPresent()) {
            return before.filter(one -> one.modelId() == model)
                    .orElseThrow(() -> Refusal.conflict("modellab.challenger.fault.key"));
        }
        ShadowModel.of(stored, models.text(model).orElseThrow());
        List<Challenger> running = rows.running();
        if (running.stream().anyMatch(one -> one.modelId() == model)) {
            throw Refusal.conflict("modellab.challenger.fault.runs", model);
        }
        if (running.size() >= MOST_RUNNING) {
            throw Refusal.conflict("modellab.challenger.fault.many", MOST_RUNNING);
        }
        long id = rows.add(key, model, why, user.username());
        audit.record(
                "modellab.challenger.named",
                SUBJECT,
                Long.toString(id),
                why,
                Map.of(),
                Map.of("model", model, "hash", stored.hash()));
        return rows.find(id).orElseThrow();
    }

    /** Ends a challenger; one that has ended stays as it is. */
    public Challenger end(long id, String why, CurrentUser user) {
        Challenger challenger = rows.find(id).orElseThrow(Refusal::notFound);
        String said = words(why);
        if (challenger.isRunning() && rows.end(id, said, user.username())) {
            audit.record(
                    "modellab.challenger.ended",
                    SUBJECT,
                    Long.toString(id),
                    said,
                    Map.of("running", true),
                    Map.of("running", false));
        }
        return rows.find(id).orElseThrow();
    }

    private static String words(String written) {
        String words = written.strip();
        if (words.isEmpty() || words.length() > LONGEST_WORDS) {
            throw Refusal.unprocessable("modellab.challenger.fault.words", LONGEST_WORDS);
        }
        return words;
    }
}

package io.ballast.server.modellab;

import io.ballast.server.web.Refusal;
import java.util.Optional;

/**
 * What was written into the form that puts a scorecard into a draft.
 *
 * @param key makes one draft of the form
 * @param purpose why the policy shall change; empty for the usual words
 * @param level mean probability of the bad outcome that the card shall give, percent; empty for that of the data
 * @param fault why there is no draft
 */
record DraftForm(String key, String purpose, String level, Optional<Refusal> fault) {}

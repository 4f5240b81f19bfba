package io.ballast.server.policy;

import io.ballast.engine.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version of the policy in the making.
 *
 * @param id key
 * @param policy its text, which is always a policy
 * @param purpose why the policy shall change
 * @param copiedFrom the version it was copied from
 * @param revision counts the saved texts from 1
 * @param state where it stands
 * @param authors names of all who ever wrote or proposed it, and so may not approve it
 * @param changed who saved the text last
 * @param proposed who proposed it, while that stands
 * @param decided who approved, rejected or withdrew it
 * @param comment what was said with that
 */
public record Draft(
        long id,
        Policy policy,
        String purpose,
        OptionalLong copiedFrom,
        int revision,
        DraftState state,
        List<String> authors,
        Act changed,
        Optional<Act> proposed,
        Optional<Act> decided,
        String comment) {
    public Draft {
        authors = List.copyOf(authors);
    }

    /** Who did something, and when. */
    public record Act(long userId, String username, Instant at) {}

    /** SHA-256 of the text; an approval names it. */
    public String hash() {
        return policy.hash();
    }

    /** Code and number, as in {@code standard 2}. */
    public String name() {
        return policy.code() + " " + policy.version();
    }
}

package io.ballast.server.modellab;

import java.util.OptionalLong;

/**
 * A model of a training with how it did.
 *
 * @param id key
 * @param trainingId its training
 * @param kind what it is
 * @param hash SHA-256 of its text
 * @param report how it did
 * @param draft the newest draft of the policy that carries it, if there is one
 */
record StoredModel(long id, long trainingId, ModelKind kind, String hash, Report report, OptionalLong draft) {
    String path() {
        return "/models/" + id;
    }
}

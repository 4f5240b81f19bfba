package io.ballast.server.policy;

import java.util.List;
import java.util.Optional;

/**
 * Drafts and the forms that start one.
 *
 * @param drafts the newest first
 * @param versions what a draft can be copied from, the latest first
 * @param form what was written into the form
 * @param fault why no draft was started
 */
record DraftListPage(List<Draft> drafts, List<StoredPolicy> versions, Form form, Optional<Fault> fault) {
    /**
     * @param key makes one draft of one form, however often it is sent
     * @param purpose why the policy shall change
     * @param copyOf key of a version; empty for a text
     * @param text a policy
     */
    record Form(String key, String purpose, String copyOf, String text) {}

    boolean isCopied(StoredPolicy version) {
        return form.copyOf().equals(Long.toString(version.id()));
    }
}

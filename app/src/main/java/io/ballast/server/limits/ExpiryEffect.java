package io.ballast.server.limits;

import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.CheckRule;
import io.ballast.engine.exposure.Reaction;
import io.ballast.server.web.Fmt;
import java.util.List;

/**
 * What the policy does with orders once a permanent limit is over.
 *
 * @param graceDays days behind the last one on which nothing happens yet
 */
record ExpiryEffect(Reaction reaction, long graceDays) {

    /** One for each check of the policy that asks for it. */
    static List<ExpiryEffect> of(CheckPolicy policy) {
        return policy.rules().stream()
                .filter(rule -> rule.kind() == CheckKind.LIMIT_EXPIRED)
                .map(ExpiryEffect::of)
                .distinct()
                .toList();
    }

    String said(Fmt fmt) {
        String reaction = fmt.text(this.reaction.label());
        return graceDays == 0
                ? fmt.text("limits.expiry.effect.at-once", reaction)
                : fmt.text("limits.expiry.effect", fmt.number(graceDays), reaction);
    }

    private static ExpiryEffect of(CheckRule rule) {
        return new ExpiryEffect(rule.reaction(), rule.threshold());
    }
}

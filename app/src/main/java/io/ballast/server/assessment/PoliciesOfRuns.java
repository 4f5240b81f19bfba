package io.ballast.server.assessment;

import io.ballast.engine.Policy;
import io.ballast.engine.value.Currency;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The policies that runs were judged by: the stored versions, and the standard policy of a currency that they do not
 * state their amounts in.
 */
@Component
class PoliciesOfRuns {
    private final Policies policies;

    /** By their hash, which never changes; there are as many as policies. */
    private final Map<String, Policy> known = new ConcurrentHashMap<>();

    PoliciesOfRuns(Policies policies) {
        this.policies = policies;
    }

    /** The policy with this hash; nothing where this server no longer has it. */
    Optional<Policy> of(String hash, Currency currency) {
        Optional<Policy> policy = Optional.ofNullable(known.get(hash)).or(() -> stored(hash, currency));
        policy.ifPresent(found -> known.put(hash, found));
        return policy;
    }

    private Optional<Policy> stored(String hash, Currency currency) {
        Stream<Policy> stored = policies.all().stream().map(StoredPolicy::policy);
        return Stream.concat(stored, Stream.of(Policy.standard(currency)))
                .filter(policy -> policy.hash().equals(hash))
                .findFirst();
    }
}

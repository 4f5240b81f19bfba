package io.ballast.server.audit;

import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what the trail says of a person; entries, hashes and proofs stay as they are. */
@Component
public class Erasure {
    private final People people;

    Erasure(People people) {
        this.people = people;
    }

    /**
     * Forgets values such as a user name, in the transaction of the caller. Backups made before still have them.
     *
     * @return how many tokens in entries lost their meaning for ever
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(Collection<String> values) {
        return values.stream().distinct().mapToInt(people::erase).sum();
    }
}

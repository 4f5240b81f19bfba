package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues and revokes one's own tokens. A token can do what its patterns and the roles of its user both give at the
 * moment of a request, and it always ends.
 */
@Service
@Transactional
class TokenKeeping {
    static final Set<Integer> DAYS = Set.of(7, 30, 90, 365);
    private static final int MOST_TOKENS = 20;
    private static final int LONGEST_LIST = 2_000;

    private final ApiTokens tokens;
    private final Audit audit;
    private final Clock clock;

    TokenKeeping(ApiTokens tokens, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a person may ask for; the label is the message {@code identity.token.limit.<name>}. */
    enum Preset {
        READ_ONLY,
        ALL,
        LISTED;

        String label() {
            return "identity.token.limit." + name();
        }
    }

    /** The token, to be shown once; empty if a field is not sound or there are too many. */
    Optional<Secret> issue(String label, int days, Preset preset, String listed, CurrentUser user) {
        Optional<Permissions> limit = switch (preset) {
            case READ_ONLY -> Optional.of(Permissions.READ_ONLY);
            case ALL -> Optional.of(Permissions.ALL);
            case LISTED -> parse(listed);
        };
        String name = label.strip();
        boolean isSound = !name.isEmpty() && name.length() <= NewUser.LONGEST_NAME && DAYS.contains(days);
        if (!isSound || limit.isEmpty() || tokens.of(user.id()).size() >= MOST_TOKENS) {
            return Optional.empty();
        }
        audit.record(
                "identity.token.issued",
                "user",
                user.username(),
                "",
                Map.of(),
                Map.of("label", name, "days", days, "permissions", limit.get().text()));
        Instant now = clock.instant();
        return Optional.of(tokens.issue(user.id(), name, limit.get(), now, now.plus(Duration.ofDays(days))));
    }

    private static Optional<Permissions> parse(String listed) {
        Set<String> patterns = Arrays.stream(listed.strip().split("[\\s,]+"))
                .filter(pattern -> !pattern.isEmpty())
                .collect(Collectors.toSet());
        boolean isSound = listed.length() <= LONGEST_LIST
                && !patterns.isEmpty()
                && patterns.size() <= Permissions.MOST
                && patterns.stream().allMatch(Permissions::isPattern);
        return isSound ? Optional.of(new Permissions(patterns)) : Optional.empty();
    }

    /**
     * Revokes a token of the user.
     *
     * @throws Refusal as not found if there is none such
     */
    void revoke(long id, CurrentUser user) {
        if (!tokens.revoke(id, user.id(), clock.instant())) {
            throw Refusal.notFound();
        }
        audit.record("identity.token.revoked", "user", user.username(), "", Map.of("token", id), Map.of());
    }
}

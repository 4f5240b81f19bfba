package io.ballast.server.notification;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how users want to be told, each their own, with an entry in the trail. */
@Service
class WishKeeping {
    private static final String USER = "user";

    private final WishRows rows;
    private final Audit audit;

    WishKeeping(WishRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    @Transactional
    void keep(Wishes wishes, CurrentUser user) {
        Wishes before = rows.of(user);
        rows.save(user.id(), wishes);
        audit.record("notification.preference.changed", USER, user.username(), "", asTrail(before), asTrail(wishes));
        if (!before.address().equals(wishes.address())) {
            audit.record("notification.address.changed", USER, user.username(), "", Map.of(), Map.of());
        }
    }

    private static Map<String, Object> asTrail(Wishes wishes) {
        return Map.of(
                "language", wishes.language().getLanguage(),
                "quiet",
                        wishes.quiet().from() + "-" + wishes.quiet().to() + " "
                                + wishes.quiet().zone(),
                "digest", wishes.isDigest(),
                "choices", wishes.choices().toString());
    }
}

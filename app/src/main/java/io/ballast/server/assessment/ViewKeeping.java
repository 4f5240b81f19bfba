package io.ballast.server.assessment;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and drops saved views, each with its entry in the trail. */
@Service
@Transactional
class ViewKeeping {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2000;

    private final SavedViews views;
    private final Audit audit;

    ViewKeeping(SavedViews views, Audit audit) {
        this.views = views;
        this.audit = audit;
    }

    /**
     * Keeps a view, in place of the user's own one of the same name.
     *
     * @throws Refusal if the name is empty or something is too long, or the user keeps too many
     */
    void save(CurrentUser user, String name, boolean isShared, String query) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
            throw Refusal.badRequest("assessment.views.fault", LONGEST_NAME);
        }
        if (!views.save(user.username(), stripped, isShared, query)) {
            throw Refusal.conflict("assessment.views.many", SavedViews.MOST);
        }
        audit.record("assessment.view.saved", "view", stripped, "", Map.of(), Map.of("query", query));
    }

    /**
     * Drops one of the user's own views.
     *
     * @throws Refusal if it is not theirs
     */
    void drop(CurrentUser user, long id) {
        if (!views.drop(user.username(), id)) {
            throw Refusal.notFound();
        }
        audit.record("assessment.view.dropped", "view", Long.toString(id), "", Map.of(), Map.of());
    }
}

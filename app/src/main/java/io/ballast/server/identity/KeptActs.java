package io.ballast.server.identity;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The forms that wait in a session, the {@value #MOST} newest; each goes on once. */
final class KeptActs {
    static final int MOST = 3;
    private static final String NAME = KeptActs.class.getName();

    private final Map<String, KeptAct> waiting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptAct> eldest) {
            return size() > MOST;
        }
    };

    private KeptActs() {}

    static KeptActs in(HttpSession session) {
        synchronized (KeptActs.class) {
            if (session.getAttribute(NAME) instanceof KeptActs known) {
                return known;
            }
            KeptActs fresh = new KeptActs();
            session.setAttribute(NAME, fresh);
            return fresh;
        }
    }

    synchronized void keep(KeptAct act) {
        waiting.put(act.id(), act);
    }

    synchronized Optional<KeptAct> find(String id) {
        return Optional.ofNullable(waiting.get(id));
    }

    /** Takes it out: a second one who asks gets nothing. */
    synchronized Optional<KeptAct> take(String id) {
        return Optional.ofNullable(waiting.remove(id));
    }
}

package io.ballast.server.policy;

import java.util.List;

/** What became of a request about a draft. */
public sealed interface DraftAnswer {

    /** It is done, or was done by the same request before. */
    record Done(Draft draft) implements DraftAnswer {}

    /** There is no such draft. */
    record Unknown() implements DraftAnswer {}

    /** This user may not. */
    record Forbidden(String key) implements DraftAnswer {}

    /** What the user saw is no longer so; the key names the message. */
    record Conflict(String key, List<Object> arguments) implements DraftAnswer {
        public Conflict {
            arguments = List.copyOf(arguments);
        }

        static Conflict of(String key, Object... arguments) {
            return new Conflict(key, List.of(arguments));
        }
    }

    /** What was asked for is not sound; the key names the message. */
    record Unsound(String key, List<Object> arguments) implements DraftAnswer {
        public Unsound {
            arguments = List.copyOf(arguments);
        }

        static Unsound of(String key, Object... arguments) {
            return new Unsound(key, List.of(arguments));
        }
    }

    /** The text is no policy. */
    record NoPolicy(io.ballast.engine.PolicyParsing.Refused refused) implements DraftAnswer {}
}

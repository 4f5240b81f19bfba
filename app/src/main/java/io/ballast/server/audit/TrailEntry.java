package io.ballast.server.audit;

import io.ballast.server.web.Fmt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import tools.jackson.databind.node.StringNode;

/**
 * One entry of the trail.
 *
 * @param id number of the entry
 * @param at when
 * @param actor who
 * @param action what
 * @param subjectType kind of what was changed
 * @param subjectId which one
 * @param why reason given, empty where none is asked
 * @param before fields before, as JSON
 * @param after fields after, as JSON
 * @param requestId request of the log, empty for jobs and commands
 * @param index place in the log, none yet while it waits for one
 * @param state how far the log has taken it
 */
public record TrailEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        String why,
        Optional<String> before,
        Optional<String> after,
        String requestId,
        OptionalLong index,
        State state) {
    /** How far the log has taken an entry. */
    public enum State {
        /** Written with its effect, waiting for its place. */
        RECORDED,
        /** Has its place. */
        SEQUENCED,
        /** A signed checkpoint covers it: from now on no change of it goes unseen. */
        SIGNED;

        /** Message key of its name. */
        public String label() {
            return "audit.state." + name();
        }
    }

    /** What it changed, field by field, in words; nothing where it changed no field. */
    public Optional<String> changes(Fmt fmt) {
        return new TrailWords(fmt).changes(this);
    }

    /** What was done to what, in words. */
    public String deed(Fmt fmt) {
        return new TrailWords(fmt).action(action);
    }

    /** The tokens in it that stand for something personal. */
    Set<String> tokens() {
        var tokens = new TreeSet<String>();
        for (String text : List.of(actor, subjectId, before.orElse(""), after.orElse(""))) {
            People.TOKEN.matcher(text).results().forEach(found -> tokens.add(found.group()));
        }
        return tokens;
    }

    /** The same entry with values in place of tokens; a token whose value was erased stays. */
    TrailEntry named(Map<String, String> values) {
        UnaryOperator<String> plain = text -> replaced(text, values, value -> value);
        UnaryOperator<String> json = text -> replaced(text, values, TrailEntry::escaped);
        return new TrailEntry(
                id,
                at,
                plain.apply(actor),
                action,
                subjectType,
                plain.apply(subjectId),
                why,
                before.map(json),
                after.map(json),
                requestId,
                index,
                state);
    }

    /** The same entry with little of what is personal. */
    TrailEntry masked() {
        return new TrailEntry(
                id,
                at,
                actor,
                action,
                subjectType,
                subjectId,
                why,
                Masks.fields(before),
                Masks.fields(after),
                requestId,
                index,
                state);
    }

    private static String replaced(String text, Map<String, String> values, UnaryOperator<String> written) {
        return People.TOKEN.matcher(text).replaceAll(found -> {
            String token = found.group();
            return Matcher.quoteReplacement(
                    values.containsKey(token) ? written.apply(values.getOrDefault(token, token)) : token);
        });
    }

    private static String escaped(String value) {
        String quoted = CanonicalJson.write(StringNode.valueOf(value));
        return quoted.substring(1, quoted.length() - 1);
    }
}

package io.ballast.server.audit;

import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an entry did and changed, in the words of the reader. They are the messages {@code trail.entity.*},
 * {@code trail.verb.*}, {@code trail.subject.*}, {@code trail.field.*} and {@code trail.value.*}.
 *
 * <p>What has none is shown as it is stored.
 */
final class TrailWords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A limit as entries hold it: {@code Amount[minor=100000]}, {@code None[]} or {@code Unlimited[]}. */
    private static final Pattern LIMIT = Pattern.compile("(Amount|None|Unlimited)\\[(?:minor=(\\d{1,18}))?]");

    private static final String MINOR = "inor";
    private static final String CURRENCY = "currency";

    /** Where words for a value are looked for: names that pages have for it do for the trail as well. */
    private static final List<String> VALUES =
            List.of("trail.value.", "identity.role.", "identity.scope.", "protection.kind.");

    private final Fmt fmt;

    TrailWords(Fmt fmt) {
        this.fmt = fmt;
    }

    /** An action {@code module.entity.verb}: what it was done to, and what was done. */
    String action(String action) {
        int verb = action.lastIndexOf('.');
        Optional<String> entity = fmt.ifKnown("trail.entity." + action.substring(0, Math.max(verb, 0)));
        Optional<String> done = fmt.ifKnown("trail.verb." + action.substring(verb + 1));
        return entity.isPresent() && done.isPresent() ? entity.get() + " · " + done.get() : action;
    }

    /** A kind of subject. */
    String type(String type) {
        return fmt.ifKnown("trail.subject." + type).orElse(type);
    }

    /** The fields that differ, one behind the other; nothing where none does. */
    Optional<String> changes(TrailEntry entry) {
        JsonNode before = fields(entry.before());
        JsonNode after = fields(entry.after());
        Optional<Currency> currency = currency(after).or(() -> currency(before));
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        String words = names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .map(name -> line(name, before.path(name), after.path(name), currency))
                .collect(Collectors.joining(fmt.isChinese() ? "；" : "; "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private static JsonNode fields(Optional<String> written) {
        JsonNode read = JSON.readTree(written.orElse("{}"));
        return read.isObject() ? read : JSON.createObjectNode();
    }

    /** That of the amounts of the entry, if it names one that there is. */
    private static Optional<Currency> currency(JsonNode fields) {
        try {
            return fields.path(CURRENCY).isString()
                    ? Optional.of(Currency.of(fields.path(CURRENCY).asString()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String line(String name, JsonNode before, JsonNode after, Optional<Currency> currency) {
        String label = fmt.ifKnown("trail.field." + name).orElse(name);
        String was = before.isMissingNode() ? "" : value(name, before, currency) + " → ";
        String is = after.isMissingNode() ? Fmt.NONE : value(name, after, currency);
        return label + (fmt.isChinese() ? "：" : ": ") + was + is;
    }

    private String value(String name, JsonNode value, Optional<Currency> currency) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(item -> value(name, item, currency))
                    .collect(Collectors.joining(fmt.isChinese() ? "、" : ", "));
        }
        if (value.isBoolean()) {
            return fmt.text(value.asBoolean() ? "trail.value.true" : "trail.value.false");
        }
        String text = value.isString() ? value.asString() : value.toString();
        if (text.isEmpty() || value.isNull()) {
            return Fmt.NONE;
        }
        return amount(name, text, currency).or(() -> known(text)).orElse(text);
    }

    private Optional<String> known(String text) {
        return VALUES.stream()
                .flatMap(prefix -> Stream.of(prefix + text, prefix + text.toLowerCase(Locale.ROOT)))
                .flatMap(key -> fmt.ifKnown(key).stream())
                .findFirst();
    }

    private Optional<String> amount(String name, String text, Optional<Currency> currency) {
        Matcher limit = LIMIT.matcher(text);
        if (limit.matches() && limit.group(2) == null) {
            return fmt.ifKnown("trail.value." + limit.group(1));
        }
        String minor = limit.matches() ? limit.group(2) : text;
        boolean isAmount = limit.matches() || name.endsWith(MINOR) && text.matches("-?\\d{1,18}");
        return isAmount ? currency.map(in -> fmt.inFull().amount(Long.parseLong(minor), in)) : Optional.empty();
    }
}

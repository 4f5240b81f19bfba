package io.ballast.server.audit;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows of a mail address and of an address of the network only as much as tells them from others. Names stay: who did
 * something is what the trail is for.
 */
final class Masks {
    /** Fields before and after an effect whose values are masked. */
    private static final Set<String> FIELDS = Set.of("email", "address");

    private static final Pattern MAIL = Pattern.compile("(.)[^@]*(@[^@]+)");
    private static final Pattern V4 = Pattern.compile("(\\d{1,3}\\.\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F]{0,4}:[0-9a-fA-F]{0,4}):[0-9a-fA-F:.%]*");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Masks() {}

    /** {@code l***@example.com}, {@code 203.0.*.*}, {@code 2001:db8:*}; anything else as it is. */
    static String of(String value) {
        Matcher mail = MAIL.matcher(value);
        if (mail.matches()) {
            return mail.group(1) + "***" + mail.group(2);
        }
        Matcher four = V4.matcher(value);
        if (four.matches()) {
            return four.group(1) + ".*.*";
        }
        Matcher six = V6.matcher(value);
        return six.matches() ? six.group(1) + ":*" : value;
    }

    /** The same fields, those that are personal masked. */
    static Optional<String> fields(Optional<String> json) {
        return json.map(
                text -> FIELDS.stream().anyMatch(name -> text.contains('"' + name + '"')) ? masked(text) : text);
    }

    private static String masked(String json) {
        if (!(JSON.readTree(json) instanceof ObjectNode fields)) {
            return json;
        }
        for (String name : FIELDS) {
            JsonNode value = fields.get(name);
            if (value != null && value.isString()) {
                fields.put(name, of(value.asString()));
            }
        }
        return JSON.writeValueAsString(fields);
    }
}

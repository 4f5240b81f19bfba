package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form that waits on the server while its sender proves to be there. It had a valid token of its session when it
 * came.
 *
 * @param id names it on the page that asks; 256 random bits
 * @param title message key of what it does
 * @param path where it was sent
 * @param fields what was typed, token excepted
 * @param user who sent it
 * @param deputy the appointment by which the sender acted for another
 * @param since when it came
 */
record KeptAct(
        String id,
        String title,
        String path,
        Map<String, List<String>> fields,
        long user,
        Optional<Long> deputy,
        Instant since) {
    /** Names and values together, in characters. */
    static final int LONGEST = 65_536;

    /** After that the form must be sent anew. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final String FORM = "application/x-www-form-urlencoded";

    KeptAct {
        fields = Map.copyOf(fields);
    }

    /** The form of a request; empty if it is no plain form or too large to be kept. */
    static Optional<KeptAct> of(HttpServletRequest request, String title, CurrentUser user, Instant now) {
        String type = request.getContentType();
        if (type == null || !type.startsWith(FORM)) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> List.copyOf(Arrays.asList(field.getValue())),
                        (one, other) -> one,
                        LinkedHashMap::new));
        int length = fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream()
                                .mapToInt(value -> value.length() + 1)
                                .sum())
                .sum();
        return length > LONGEST
                ? Optional.empty()
                : Optional.of(new KeptAct(
                        Secret.random("").text(),
                        title,
                        request.getRequestURI(),
                        fields,
                        user.id(),
                        user.absent().map(CurrentUser.Absent::deputy),
                        now));
    }

    /** Whether it still waits for this user, who acts for the same person as when it was sent. */
    boolean isFor(CurrentUser other, Instant now) {
        return user == other.id()
                && deputy.equals(other.absent().map(CurrentUser.Absent::deputy))
                && since.plus(LIFE).isAfter(now);
    }
}

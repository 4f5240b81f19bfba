package io.ballast.server.portfolio;

import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.value.Grade;
import io.ballast.server.web.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some customers of the run in force, as an address says it: the same cut makes a number and the list behind it.
 *
 * @param worry reason to look at them
 * @param bucket ageing bucket in which they owe something, from 0
 * @param grade their grade
 * @param move the grade they had in another run
 * @param rule code of a warning rule that fired
 * @param dimension by what they are alike
 * @param value in what they are alike, empty for those without
 */
record Cut(
        Optional<Worry> worry,
        Optional<Integer> bucket,
        Optional<Grade> grade,
        Optional<Move> move,
        Optional<String> rule,
        Optional<Dimension> dimension,
        String value) {
    private static final int LONGEST = 100;

    /**
     * Where a customer came from.
     *
     * @param run the other run
     * @param from grade in it, empty for those it did not know
     */
    record Move(long run, Optional<Grade> from) {}

    static Cut everyone() {
        return new Cut(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    static Cut of(Worry worry) {
        return new Cut(
                Optional.of(worry),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    Cut in(int ofBucket) {
        return new Cut(worry, Optional.of(ofBucket), grade, move, rule, dimension, value);
    }

    Cut rated(Grade now) {
        return new Cut(worry, bucket, Optional.of(now), move, rule, dimension, value);
    }

    Cut movedFrom(long run, Optional<Grade> from) {
        return new Cut(worry, bucket, grade, Optional.of(new Move(run, from)), rule, dimension, value);
    }

    Cut warnedBy(String code) {
        return new Cut(worry, bucket, grade, move, Optional.of(code), dimension, value);
    }

    Cut alikeIn(Dimension by, String what) {
        return new Cut(worry, bucket, grade, move, rule, Optional.of(by), what);
    }

    /**
     * Reads a cut from the parameters of an address.
     *
     * @throws Refusal if one of them says nothing known
     */
    static Cut of(Map<String, String> parameters) {
        Optional<Grade> from = read(parameters, "from", Cut::grade);
        Optional<Long> run = read(parameters, "run", text -> Optional.of(Long.parseLong(text)));
        return new Cut(
                read(parameters, "worry", Worry::of),
                read(parameters, "bucket", text -> Optional.of(Integer.parseInt(text)))
                        .map(Cut::checkedBucket),
                read(parameters, "grade", Cut::grade),
                run.map(id -> new Move(id, from)),
                read(parameters, "rule", Optional::of),
                read(parameters, "by", Dimension::of),
                shortened(parameters.getOrDefault("is", "")));
    }

    private static int checkedBucket(int bucket) {
        if (bucket < 0 || bucket >= AgeingBuckets.DEFAULT.size()) {
            throw Refusal.badRequest("portfolio.fault.filter", "bucket");
        }
        return bucket;
    }

    private static Optional<Grade> grade(String text) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.name().equals(text))
                .findFirst();
    }

    private static <T> Optional<T> read(
            Map<String, String> parameters, String name, Function<String, Optional<T>> reader) {
        String text = shortened(parameters.getOrDefault(name, ""));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    reader.apply(text).orElseThrow(() -> Refusal.badRequest("portfolio.fault.filter", name)));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("portfolio.fault.filter", name);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The address of the list behind it. */
    String path() {
        return "/receivables/customers" + query();
    }

    /** The same as an export. */
    String export() {
        return "/receivables/customers.csv" + query();
    }

    /** The parameters of its address, in a fixed order, with the question mark if there are any. */
    String query() {
        String text = parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : "?" + text;
    }

    /** The parameters of its address, in a fixed order. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        worry.ifPresent(known -> parameters.put("worry", known.code()));
        bucket.ifPresent(known -> parameters.put("bucket", String.valueOf(known)));
        grade.ifPresent(known -> parameters.put("grade", known.name()));
        move.ifPresent(known -> {
            parameters.put("run", String.valueOf(known.run()));
            known.from().ifPresent(was -> parameters.put("from", was.name()));
        });
        rule.ifPresent(known -> parameters.put("rule", known));
        dimension.ifPresent(known -> {
            parameters.put("by", known.code());
            parameters.put("is", value);
        });
        return parameters;
    }
}

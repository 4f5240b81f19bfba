package io.ballast.engine.model.card;

import io.ballast.engine.model.binning.BinCount;
import io.ballast.engine.model.binning.Binning;
import io.ballast.engine.model.binning.CategoryBinning;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.binning.SpecialValue;
import io.ballast.engine.model.binning.Trend;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link CardWriter} writes, and nothing else. */
final class CardReader {
    private static final int LONGEST = 10_000_000;

    private final List<String> lines;
    private int next;

    private CardReader(List<String> lines) {
        this.lines = lines;
    }

    /**
     * The card of a text.
     *
     * @throws IllegalArgumentException if it is not the canonical text of a card, naming the line where it stops being
     *     one
     */
    static Card read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A card has at most " + LONGEST + " characters: " + text.length());
        }
        CardReader reader = new CardReader(text.lines().toList());
        Card card;
        try {
            card = reader.card();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line " + reader.next + ": " + e.getMessage(), e);
        }
        if (!card.text().equals(text)) {
            throw new IllegalArgumentException("Not the canonical text of a card");
        }
        return card;
    }

    private Card card() {
        require(fields("card", 1).getFirst().equals(CardWriter.FORMAT), "unknown format");
        List<String> scale = fields("scale", 3);
        List<String> base = fields("base", 2);
        List<CardCharacteristic> characteristics = new ArrayList<>();
        while (next < lines.size()) {
            characteristics.add(isNext("number") ? number() : category());
        }
        return new Card(
                new CardScale(
                        Integer.parseInt(scale.get(0)),
                        Double.parseDouble(scale.get(1)),
                        Integer.parseInt(scale.get(2))),
                Double.parseDouble(base.get(0)),
                Integer.parseInt(base.get(1)),
                characteristics);
    }

    private CardCharacteristic number() {
        List<String> fields = fields("number", 3);
        List<Double> cuts =
                fields.subList(3, fields.size()).stream().map(Double::valueOf).toList();
        List<SpecialValue> specials = new ArrayList<>();
        while (isNext("special")) {
            List<String> special = fields("special", 2);
            specials.add(new SpecialValue(special.get(0), Double.parseDouble(special.get(1))));
        }
        Bins bins = bins();
        return bins.characteristic(
                new NumberBinning(fields.get(0), cuts, specials, bins.counts, Trend.valueOf(fields.get(2))),
                fields.get(1));
    }

    private CardCharacteristic category() {
        List<String> fields = fields("category", 3);
        List<List<String>> groups = new ArrayList<>();
        while (isNext("group")) {
            groups.add(fields("group", 1));
        }
        Bins bins = bins();
        return bins.characteristic(
                new CategoryBinning(fields.get(0), groups, bins.counts, Trend.valueOf(fields.get(2))), fields.get(1));
    }

    private Bins bins() {
        Bins bins = new Bins();
        while (isNext("bin")) {
            List<String> fields = fields("bin", 4);
            bins.counts.add(new BinCount(Integer.parseInt(fields.get(0)), Integer.parseInt(fields.get(1))));
            bins.woes.add(Double.valueOf(fields.get(2)));
            bins.points.add(Integer.valueOf(fields.get(3)));
        }
        return bins;
    }

    private boolean isNext(String keyword) {
        return next < lines.size()
                && (lines.get(next).equals(keyword) || lines.get(next).startsWith(keyword + "\t"));
    }

    /** The fields of the next line after its keyword, at least so many. */
    private List<String> fields(String keyword, int least) {
        require(isNext(keyword), "'" + keyword + "' is missing");
        String[] fields = lines.get(next).split("\t", -1);
        next++;
        require(fields.length > least, "'" + keyword + "' has too few fields");
        List<String> values = new ArrayList<>();
        for (int i = 1; i < fields.length; i++) {
            values.add(unescaped(fields[i]));
        }
        return values;
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        boolean isEscaped = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (isEscaped) {
                text.append(c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c);
                isEscaped = false;
            } else if (c == '\\') {
                isEscaped = true;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static void require(boolean isSo, String problem) {
        if (!isSo) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The bins of one characteristic as far as they were read. */
    private static final class Bins {
        private final List<BinCount> counts = new ArrayList<>();
        private final List<Double> woes = new ArrayList<>();
        private final List<Integer> points = new ArrayList<>();

        CardCharacteristic characteristic(Binning binning, String coefficient) {
            return new CardCharacteristic(binning, woes, Double.parseDouble(coefficient), points);
        }
    }
}

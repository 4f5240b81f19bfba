package io.ballast.engine;

import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What two rows of bands such as {@code 0 | 50: 15 | 60: 30} say differently, band by band where they match. */
final class BandChange {
    private BandChange() {}

    /** A band: where it begins, empty for the lowest, and what it gives. */
    private record Piece(String cut, String points) {
        static Piece of(String text) {
            int colon = text.indexOf(": ");
            return colon < 0 ? new Piece("", text) : new Piece(text.substring(0, colon), text.substring(colon + 2));
        }
    }

    static List<Text> between(Text row, String from, String to) {
        List<Piece> before = pieces(from);
        List<Piece> after = pieces(to);
        if (before.size() != after.size()) {
            return List.of(PolicyChange.moved(row, Text.of("分档", "bands"), Text.of(from, from), Text.of(to, to)));
        }
        List<Text> words = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Piece was = before.get(i);
            Piece is = after.get(i);
            if (!was.cut().equals(is.cut())) {
                words.add(PolicyChange.moved(
                        row,
                        Text.of("分档界线", "band limit"),
                        Text.of(was.cut(), was.cut()),
                        Text.of(is.cut(), is.cut())));
            }
            if (!was.points().equals(is.points())) {
                words.add(PolicyChange.moved(
                        row,
                        is.cut().isEmpty()
                                ? Text.of("最低档得分", "points of the lowest band")
                                : Text.of("≥ " + is.cut() + " 档得分", "points from " + is.cut()),
                        Text.of(was.points(), was.points()),
                        Text.of(is.points(), is.points())));
            }
        }
        return words;
    }

    private static List<Piece> pieces(String text) {
        return Stream.of(text.split(" \\| ", -1)).map(Piece::of).toList();
    }
}

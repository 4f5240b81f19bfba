package io.ballast.engine.model.card;

import io.ballast.engine.model.binning.BinCount;
import io.ballast.engine.model.binning.CategoryBinning;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.value.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the canonical text of a card: lines of fields with a tab between, the first says what the line is. Tabs, line
 * ends and backslashes in names are escaped.
 */
final class CardWriter {
    static final String FORMAT = "1";

    private final StringBuilder out = new StringBuilder();

    private CardWriter() {}

    static String write(Card card) {
        CardWriter writer = new CardWriter();
        writer.line("card", List.of(FORMAT));
        writer.line(
                "scale",
                List.of(
                        Integer.toString(card.scale().anchorPoints()),
                        Decimals.text(card.scale().anchorOdds()),
                        Integer.toString(card.scale().pointsToDoubleOdds())));
        writer.line("base", List.of(Decimals.text(card.intercept()), Integer.toString(card.basePoints())));
        card.characteristics().forEach(writer::write);
        return writer.out.toString();
    }

    private void write(CardCharacteristic characteristic) {
        String coefficient = Decimals.text(characteristic.coefficient());
        switch (characteristic.binning()) {
            case NumberBinning numbers -> {
                List<String> fields = new ArrayList<>(
                        List.of(numbers.name(), coefficient, numbers.trend().name()));
                numbers.cuts().forEach(cut -> fields.add(Decimals.text(cut)));
                line("number", fields);
                numbers.specials()
                        .forEach(special -> line("special", List.of(special.name(), Decimals.text(special.value()))));
            }
            case CategoryBinning categories -> {
                line(
                        "category",
                        List.of(
                                categories.name(),
                                coefficient,
                                categories.trend().name()));
                categories.groups().forEach(group -> line("group", group));
            }
        }
        for (int bin = 0; bin < characteristic.points().size(); bin++) {
            BinCount count = characteristic.binning().counts().get(bin);
            line(
                    "bin",
                    List.of(
                            Integer.toString(count.events()),
                            Integer.toString(count.nonEvents()),
                            Decimals.text(characteristic.woes().get(bin)),
                            Integer.toString(characteristic.points().get(bin))));
        }
    }

    private void line(String keyword, List<String> fields) {
        out.append(keyword);
        for (String field : fields) {
            out.append('\t')
                    .append(field.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r"));
        }
        out.append('\n');
    }
}

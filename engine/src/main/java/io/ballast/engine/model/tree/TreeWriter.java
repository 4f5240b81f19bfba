package io.ballast.engine.model.tree;

import io.ballast.engine.value.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the canonical text of a model: lines of fields with a tab between, the first says what the line is; the nodes
 * of a tree level by level. Tabs, line ends and backslashes in names are escaped.
 */
final class TreeWriter {
    static final String FORMAT = "1";

    private final StringBuilder out = new StringBuilder();

    private TreeWriter() {}

    static String write(TreeText model) {
        TreeWriter writer = new TreeWriter();
        Ensemble ensemble = model.ensemble();
        writer.line("trees", FORMAT, model.kind(), Decimals.text(ensemble.base()));
        ensemble.predictors().forEach(writer::write);
        ensemble.trees().forEach(writer::write);
        return writer.out.toString();
    }

    private void write(Predictor predictor) {
        List<String> fields = new ArrayList<>();
        fields.add(predictor.isCategory() ? "category" : "number");
        fields.add(predictor.name());
        predictor.categories().ifPresent(fields::addAll);
        line(fields.toArray(String[]::new));
    }

    private void write(Tree tree) {
        line("tree", Integer.toString(tree.size()));
        for (int node = 0; node < tree.size(); node++) {
            if (tree.isLeaf(node)) {
                line("leaf", Decimals.text(tree.value(node)), Decimals.text(tree.cover(node)));
            } else {
                Split split = tree.question(node);
                line(
                        "split",
                        Integer.toString(split.column()),
                        Decimals.text(split.threshold()),
                        split.missingLeft() ? "left" : "right",
                        Decimals.text(split.gain()),
                        Decimals.text(tree.cover(node)));
            }
        }
    }

    private void line(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : "\t").append(escaped(fields[i]));
        }
        out.append('\n');
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}

package io.ballast.engine.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link TreeWriter} writes, and nothing else. */
final class TreeReader {
    private static final int LONGEST = 200_000_000;

    private final List<String> lines;
    private int next;

    private TreeReader(List<String> lines) {
        this.lines = lines;
    }

    /**
     * The model of a text, which may yet be written otherwise than it would be.
     *
     * @throws IllegalArgumentException if it is no model, naming the line where it stops being one
     */
    static TreeText read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A model has at most " + LONGEST + " characters: " + text.length());
        }
        TreeReader reader = new TreeReader(text.lines().toList());
        try {
            return reader.model();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line " + reader.next + ": " + e.getMessage(), e);
        }
    }

    private TreeText model() {
        List<String> head = fields("trees", 3);
        require(head.getFirst().equals(TreeWriter.FORMAT), "unknown format " + head.getFirst());
        List<Predictor> predictors = new ArrayList<>();
        while (isNext("number") || isNext("category")) {
            predictors.add(predictor());
        }
        List<Tree> trees = new ArrayList<>();
        while (next < lines.size()) {
            trees.add(tree(predictors.size()));
        }
        return new TreeText(head.get(1), new Ensemble(predictors, Double.parseDouble(head.get(2)), trees));
    }

    private Predictor predictor() {
        List<String> fields = split(lines.get(next++));
        require(fields.size() >= 2, "a predictor without a name");
        return new Predictor(
                fields.get(1),
                fields.getFirst().equals("category")
                        ? Optional.of(fields.subList(2, fields.size()))
                        : Optional.empty());
    }

    private Tree tree(int columns) {
        int size = Integer.parseInt(fields("tree", 1).getFirst());
        require(size <= lines.size() - next, "nodes are missing");
        Tree tree = new Tree();
        for (int node = 0; node < tree.size(); node++) {
            if (isNext("leaf")) {
                List<String> leaf = fields("leaf", 2);
                tree.set(node, Double.parseDouble(leaf.get(0)), cover(leaf.get(1)));
            } else {
                List<String> split = fields("split", 5);
                int column = Integer.parseInt(split.get(0));
                require(column >= 0 && column < columns, "no predictor has place " + column);
                require(tree.size() < size, "more nodes than the " + size + " of the tree");
                tree.set(node, 0, cover(split.get(4)));
                tree.split(
                        node,
                        new Split(
                                column,
                                Double.parseDouble(split.get(1)),
                                split.get(2).equals("left"),
                                Double.parseDouble(split.get(3))));
            }
        }
        return tree;
    }

    private static double cover(String field) {
        double cover = Double.parseDouble(field);
        require(cover > 0, "a node that nobody comes to");
        return cover;
    }

    private boolean isNext(String keyword) {
        return next < lines.size() && lines.get(next).startsWith(keyword + "\t");
    }

    private List<String> fields(String keyword, int count) {
        require(isNext(keyword), "expected " + keyword);
        List<String> fields = split(lines.get(next++));
        require(fields.size() == count + 1, keyword + " has " + (fields.size() - 1) + " fields, not " + count);
        return fields.subList(1, fields.size());
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(unescaped(field));
        }
        return fields;
    }

    private static String unescaped(String field) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                char escaped = field.charAt(++i);
                plain.append(
                        switch (escaped) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped;
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

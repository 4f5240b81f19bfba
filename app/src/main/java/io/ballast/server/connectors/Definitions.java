package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the YAML of a source. A key it does not know is a mistake. */
final class Definitions {
    private static final int LONGEST_TEXT = 200;

    private Definitions() {}

    static SourceDefinition read(String source) {
        String path = "/connectors/" + source + ".yaml";
        try (InputStream in = Definitions.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No description of the source " + source);
            }
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return source(new Node(path, root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceDefinition source(Node root) {
        root.allow("source", "title", "about", "currency", "rates", "files");
        Optional<Currency> currency = root.optionalText("currency").map(Currency::of);
        List<GivenRate> rates = new ArrayList<>();
        for (Node rate : root.list("rates")) {
            rate.allow("currency", "day", "rate", "source");
            rates.add(new GivenRate(
                    Currency.of(rate.text("currency")),
                    currency.orElseThrow(() -> new IllegalArgumentException("Rates need a currency they lead to")),
                    LocalDate.parse(rate.text("day")),
                    new BigDecimal(rate.text("rate")),
                    rate.text("source")));
        }
        List<FileDefinition> files = new ArrayList<>();
        root.map("files").forEach((kind, file) -> files.add(file(kind, file)));
        return new SourceDefinition(
                root.text("source"), title(root.at("title")), title(root.at("about")), currency, rates, files);
    }

    private static FileDefinition file(String kind, Node file) {
        file.allow("title", "names", "encoding", "delimiter", "rows", "dates", "amounts", "columns");
        Node rows = file.at("rows");
        rows.allow("least", "most");
        Node amounts = file.at("amounts");
        amounts.allow("decimal", "grouping");
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
        file.map("columns").forEach((field, column) -> columns.put(field, column(field, column)));
        return new FileDefinition(
                kind,
                title(file.at("title")),
                file.texts("names"),
                file.optionalText("encoding"),
                file.optionalText("delimiter").map(text -> text.charAt(0)),
                Long.parseLong(rows.text("least")),
                Long.parseLong(rows.text("most")),
                file.texts("dates").stream().map(DayFormat::of).toList(),
                new AmountFormat(
                        amounts.text("decimal").charAt(0),
                        amounts.optionalText("grouping").map(text -> text.charAt(0))),
                columns);
    }

    private static ColumnDefinition column(String field, Node column) {
        column.allow("zh", "en", "also", "required", "longest", "otherwise", "lookup");
        Title title = new Title(column.text("zh"), column.text("en"));
        List<String> headers = new ArrayList<>(List.of(title.en(), title.zh()));
        headers.addAll(column.texts("also"));
        Map<String, String> lookup = new LinkedHashMap<>();
        column.map("lookup").forEach((written, meaning) -> lookup.put(written, meaning.text()));
        return new ColumnDefinition(
                field,
                title,
                headers,
                column.optionalText("required").map("true"::equals).orElse(false),
                column.optionalText("longest").map(Integer::parseInt).orElse(LONGEST_TEXT),
                column.optionalText("otherwise").orElse(""),
                lookup);
    }

    private static Title title(Node node) {
        node.allow("zh", "en");
        return new Title(node.text("zh"), node.text("en"));
    }

    /** A place in the document, with its path for messages. */
    private record Node(String path, @Nullable Object value) {
        void allow(String... keys) {
            for (String key : map().keySet()) {
                if (!Set.of(keys).contains(key)) {
                    throw new IllegalArgumentException("Unknown key " + key + " at " + path);
                }
            }
        }

        private Map<String, Node> map() {
            Map<String, Node> map = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> entries) {
                entries.forEach((key, child) -> map.put(String.valueOf(key), new Node(path + "/" + key, child)));
            } else if (value != null) {
                throw new IllegalArgumentException("Not a map: " + path);
            }
            return map;
        }

        Node at(String key) {
            Node node = map().get(key);
            if (node == null) {
                throw new IllegalArgumentException("Missing " + key + " at " + path);
            }
            return node;
        }

        Map<String, Node> map(String key) {
            Node node = map().get(key);
            return node == null ? Map.of() : node.map();
        }

        List<Node> list(String key) {
            Node node = map().get(key);
            List<Node> nodes = new ArrayList<>();
            if (node != null && node.value instanceof List<?> items) {
                items.forEach(item -> nodes.add(new Node(node.path + "/" + nodes.size(), item)));
            }
            return nodes;
        }

        List<String> texts(String key) {
            return list(key).stream().map(Node::text).toList();
        }

        String text() {
            if (value == null) {
                throw new IllegalArgumentException("Empty: " + path);
            }
            return String.valueOf(value);
        }

        String text(String key) {
            return at(key).text();
        }

        Optional<String> optionalText(String key) {
            return Optional.ofNullable(map().get(key)).map(Node::text);
        }
    }
}

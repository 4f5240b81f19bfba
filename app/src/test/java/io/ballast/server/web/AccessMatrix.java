package io.ballast.server.web;

import io.ballast.server.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of docs/access-matrix.md: what people decided; the code is compared with it, never the other way round. */
final class AccessMatrix {
    static final Path FILE = Path.of("..", "docs", "access-matrix.md");
    private static final int FIXED_COLUMNS = 4;

    private AccessMatrix() {}

    /** Whose customers an endpoint speaks of. */
    enum Whose {
        /** No customer is to be seen. */
        NOTHING("–"),
        /** A list, a sum or a file of customers: those in scope and no other. */
        OWN("own"),
        /** The path names a customer: 404 outside the scope, as for one that does not exist. */
        CUSTOMER("customer"),
        /** The path names a warning of a customer: the same. */
        WARNING("warning"),
        /** The path names a decision on an order of a customer: the same. */
        DECISION("decision"),
        /** The path names a request for a limit of a customer: the same. */
        REQUEST("request"),
        /** For those who know of every customer; 403 for others. */
        EVERY("every"),
        /** What belongs to the user alone. */
        MINE("mine");

        private final String word;

        Whose(String word) {
            this.word = word;
        }

        static Whose of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown word in the column 'whose': " + word));
        }
    }

    /** One line: a mapping of the server, and who may use it. */
    record Line(String method, String path, String permission, Whose whose, Set<Role> roles) {
        Line {
            roles = Set.copyOf(roles);
        }

        Mapping mapping() {
            return new Mapping(method, path, permission);
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }
    }

    /** What the code says of a mapping. */
    record Mapping(String method, String path, String permission) implements Comparable<Mapping> {
        @Override
        public int compareTo(Mapping other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "`" + path + "` " + method + " " + permission;
        }
    }

    static List<Line> read() {
        return lines(text());
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The lines of the table, whose header names every role. */
    static List<Line> lines(String text) {
        List<List<String>> table = text.lines()
                .filter(line -> line.startsWith("|"))
                .map(AccessMatrix::cells)
                .toList();
        List<Role> roles =
                table.getFirst().stream().skip(FIXED_COLUMNS).map(Role::valueOf).toList();
        if (!EnumSet.allOf(Role.class).equals(Set.copyOf(roles))) {
            throw new IllegalArgumentException("The table has the roles " + roles);
        }
        List<Line> lines = new ArrayList<>();
        for (List<String> cells : table.subList(2, table.size())) {
            Set<Role> given = EnumSet.noneOf(Role.class);
            for (int i = 0; i < roles.size(); i++) {
                if (cells.get(FIXED_COLUMNS + i).equals("✓")) {
                    given.add(roles.get(i));
                }
            }
            lines.add(
                    new Line(cells.get(0), cells.get(1).replace("`", ""), cells.get(2), Whose.of(cells.get(3)), given));
        }
        return lines;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|"))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .collect(Collectors.toList());
    }
}

package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column of one file holds which field, and how cells of that file are read. Reads strictly, or throws. */
final class Layout {
    static final int LONGEST_CELL = 32_767;
    private static final int EARLIEST_DAY = (int) LocalDate.of(1990, 1, 1).toEpochDay();
    private static final int LATEST_DAY = (int) LocalDate.of(2100, 1, 1).toEpochDay();
    private static final Set<String> CURRENCIES = currencies();

    private final FileDefinition definition;
    private final Map<String, Integer> positions;
    private final int width;
    private final int today;

    /**
     * A layout.
     *
     * @param positions column of each field that the file has
     * @param width columns of the header; a row must have as many
     * @param today epoch day of the import: what happened, happened by then
     */
    Layout(FileDefinition definition, Map<String, Integer> positions, int width, int today) {
        this.definition = definition;
        this.positions = Map.copyOf(positions);
        this.width = width;
        this.today = today;
    }

    private static Set<String> currencies() {
        return java.util.Currency.getAvailableCurrencies().stream()
                .map(java.util.Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws BadCell if the row as a whole cannot be right */
    void check(CellRow row) {
        if (row.isBroken()) {
            throw new BadCell("", row.raw(0), "broken_quotes");
        }
        if (row.size() != width) {
            throw new BadCell("", Integer.toString(row.size()), "wrong_number_of_cells");
        }
        if (!row.faultRule().isEmpty()) {
            throw new BadCell(fieldAt(row.faultColumn()), row.raw(row.faultColumn()), row.faultRule());
        }
        for (int column = 0; column < width; column++) {
            if (row.to(column) - row.from(column) > LONGEST_CELL) {
                throw new BadCell(fieldAt(column), row.raw(column), "cell_too_long");
            }
        }
    }

    private String fieldAt(int column) {
        return positions.entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Integer.toString(column + 1));
    }

    Text text(String field) {
        return new Text(new Cell(field), definition.column(field).longest());
    }

    Day day(String field) {
        return new Day(new Cell(field), definition.dates().toArray(DayFormat[]::new));
    }

    Amount amount(String field) {
        return new Amount(new Cell(field), definition.amounts());
    }

    Code currency(String field) {
        return new Code(text(field), new HashMap<>());
    }

    /** What the source means by a text of this field, by its lookup; the text itself where that is silent. */
    String meaning(String field, String written) {
        return definition.column(field).lookup().getOrDefault(written, written);
    }

    int today() {
        return today;
    }

    /** Where a field is, and what stands for it if it is not there. */
    private final class Cell {
        final String field;
        final int column;
        final byte[] otherwise;

        Cell(String field) {
            this.field = field;
            this.column = positions.getOrDefault(field, width);
            this.otherwise = definition.column(field).otherwise().getBytes(StandardCharsets.UTF_8);
        }

        boolean isEmpty(CellRow row) {
            return column >= width || row.from(column) == row.to(column);
        }

        BadCell bad(CellRow row, String rule) {
            return new BadCell(field, row.raw(column), rule);
        }
    }

    /** Text, trimmed; what is not readable text in the file's encoding, or holds control characters, is refused. */
    static final class Text {
        private final Cell cell;
        private final int longest;

        private Text(Cell cell, int longest) {
            this.cell = cell;
            this.longest = longest;
        }

        String required(CellRow row) {
            return optional(row).orElseThrow(() -> cell.bad(row, "required"));
        }

        Optional<String> optional(CellRow row) {
            if (cell.isEmpty(row)) {
                return cell.otherwise.length == 0
                        ? Optional.empty()
                        : Optional.of(new String(cell.otherwise, StandardCharsets.UTF_8));
            }
            int from = row.from(cell.column);
            int to = row.to(cell.column);
            byte[] bytes = row.bytes();
            int bits = 0;
            for (int i = from; i < to; i++) {
                if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7F) {
                    throw cell.bad(row, bytes[i] == 0 ? "nul" : "control_character");
                }
                bits |= bytes[i];
            }
            String text = bits >= 0
                    ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                    : decoded(row, bytes, from, to);
            if (text.length() > longest) {
                throw cell.bad(row, "too_long");
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        private String decoded(CellRow row, byte[] bytes, int from, int to) {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0) {
                throw cell.bad(row, "wrong_encoding");
            }
            return text.strip();
        }

        BadCell bad(CellRow row, String rule) {
            return cell.bad(row, rule);
        }
    }

    /** A day; years before 1990 and after 2100 are taken for mistakes. */
    final class Day {
        private final Cell cell;
        private final DayFormat[] formats;

        private Day(Cell cell, DayFormat[] formats) {
            this.cell = cell;
            this.formats = formats;
        }

        /** A day that may lie ahead. */
        OptionalInt planned(CellRow row) {
            if (cell.isEmpty(row)) {
                return OptionalInt.empty();
            }
            for (DayFormat format : formats) {
                OptionalInt day = format.read(row.bytes(), row.from(cell.column), row.to(cell.column));
                if (day.isPresent()) {
                    return checked(row, day);
                }
            }
            throw cell.bad(row, "not_a_date");
        }

        private OptionalInt checked(CellRow row, OptionalInt day) {
            if (day.getAsInt() < EARLIEST_DAY) {
                throw cell.bad(row, "too_early");
            }
            if (day.getAsInt() > LATEST_DAY) {
                throw cell.bad(row, "too_late");
            }
            return day;
        }

        /** A day on which something happened. */
        OptionalInt past(CellRow row) {
            OptionalInt day = planned(row);
            if (day.isPresent() && day.getAsInt() > today) {
                throw cell.bad(row, "in_the_future");
            }
            return day;
        }

        int requiredPast(CellRow row) {
            return past(row).orElseThrow(() -> cell.bad(row, "required"));
        }

        int requiredPlanned(CellRow row) {
            return planned(row).orElseThrow(() -> cell.bad(row, "required"));
        }

        BadCell bad(CellRow row, String rule) {
            return cell.bad(row, rule);
        }
    }

    /** An amount of money, or a whole number. */
    static final class Amount {
        private final Cell cell;
        private final AmountFormat format;

        private Amount(Cell cell, AmountFormat format) {
            this.cell = cell;
            this.format = format;
        }

        /** Minor units with so many decimals; any sign. */
        OptionalLong optional(CellRow row, int decimals) {
            if (cell.isEmpty(row)) {
                return cell.otherwise.length == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(value(row, cell.otherwise, 0, cell.otherwise.length, decimals));
            }
            return OptionalLong.of(value(row, row.bytes(), row.from(cell.column), row.to(cell.column), decimals));
        }

        private long value(CellRow row, byte[] bytes, int from, int to, int decimals) {
            return switch (format.read(bytes, from, to, decimals)) {
                case AmountFormat.Result.Amount(long minor) -> minor;
                case AmountFormat.Result.Broken(String rule) -> throw cell.bad(row, rule);
            };
        }

        long requiredPositive(CellRow row, int decimals) {
            long minor = optional(row, decimals).orElseThrow(() -> cell.bad(row, "required"));
            if (minor <= 0) {
                throw cell.bad(row, "not_positive");
            }
            return minor;
        }

        /** A whole number from 0 to {@code most}. */
        OptionalInt whole(CellRow row, int most) {
            OptionalLong number = optional(row, 0);
            if (number.isPresent() && (number.getAsLong() < 0 || number.getAsLong() > most)) {
                throw cell.bad(row, "out_of_range");
            }
            return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
        }

        BadCell bad(CellRow row, String rule) {
            return cell.bad(row, rule);
        }
    }

    /** A currency by its ISO 4217 code, through the source's lookup if it has one. */
    final class Code {
        private final Text text;
        private final Map<String, Currency> known;

        private Code(Text text, Map<String, Currency> known) {
            this.text = text;
            this.known = known;
        }

        Currency required(CellRow row) {
            String written = text.required(row);
            Currency currency = known.get(written);
            if (currency == null) {
                String code = definition.column(text.cell.field).lookup().getOrDefault(written, written);
                if (!CURRENCIES.contains(code)) {
                    throw text.bad(row, "unknown_currency");
                }
                currency = Currency.of(code);
                known.put(written, currency);
            }
            return currency;
        }
    }
}

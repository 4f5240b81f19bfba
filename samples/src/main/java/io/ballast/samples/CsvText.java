package io.ballast.samples;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of a CSV file (RFC 4180 with line feeds) under way to it; a cell that is not known stays empty. */
final class CsvText {
    private final StringBuilder text = new StringBuilder();
    private boolean isRowBegun;
    private int rows;

    CsvText cell(String value) {
        separate();
        boolean needsQuotes = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (needsQuotes) {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            text.append(value);
        }
        return this;
    }

    CsvText cell(Optional<String> value) {
        return cell(value.orElse(""));
    }

    /** An ISO date; empty for the day that never comes. */
    CsvText day(int epochDay) {
        separate();
        if (epochDay != Days.NEVER) {
            text.append(LocalDate.ofEpochDay(epochDay));
        }
        return this;
    }

    /** An amount in major units with a decimal point. */
    CsvText amount(long minor, Currency currency) {
        separate();
        long perMajor = currency.minorPerMajor();
        long magnitude = Math.absExact(minor);
        if (minor < 0) {
            text.append('-');
        }
        text.append(magnitude / perMajor);
        if (currency.digits() > 0) {
            String decimals = Long.toString(magnitude % perMajor);
            text.append('.').repeat('0', currency.digits() - decimals.length()).append(decimals);
        }
        return this;
    }

    CsvText amount(OptionalLong minor, Currency currency) {
        return minor.isPresent() ? amount(minor.getAsLong(), currency) : cell("");
    }

    void endRow() {
        text.append('\n');
        isRowBegun = false;
        rows++;
    }

    int rows() {
        return rows;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void separate() {
        if (isRowBegun) {
            text.append(',');
        }
        isRowBegun = true;
    }
}

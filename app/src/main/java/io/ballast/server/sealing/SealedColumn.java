package io.ballast.server.sealing;

import io.ballast.engine.value.Text;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A column whose values are sealed; a bean of the module that owns the table. By it keys are counted and changed, and
 * clear text of earlier versions is sealed.
 *
 * @param what it holds, in words
 * @param table with its schema
 * @param key its primary key, one column
 * @param keyType type of that column
 * @param column with the sealed values
 * @param place last part of the associated data {@code table:key:place}
 * @param lookup column with the blind index of the value, where it is searched for
 * @param indexed the part of the value that is searched for, normalised so that equal means equal
 * @param clear column that held the clear text once, where there was one
 */
public record SealedColumn(
        Text what,
        String table,
        String key,
        String keyType,
        String column,
        String place,
        Optional<String> lookup,
        UnaryOperator<String> indexed,
        Optional<String> clear) {
    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

    public SealedColumn {
        for (String name : new String[] {table, key, keyType, column, lookup.orElse("x"), clear.orElse("x")}) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("No name of a column: " + name);
            }
        }
    }

    /** A column that is only read by its row. */
    public static SealedColumn of(Text what, String table, String key, String keyType, String column, String place) {
        return new SealedColumn(
                what, table, key, keyType, column, place, Optional.empty(), UnaryOperator.identity(), Optional.empty());
    }

    /** The same with a blind index. */
    public SealedColumn lookedUpBy(String indexColumn, UnaryOperator<String> part) {
        return new SealedColumn(what, table, key, keyType, column, place, Optional.of(indexColumn), part, clear);
    }

    /** The same where an earlier version kept clear text. */
    public SealedColumn insteadOf(String clearColumn) {
        return new SealedColumn(what, table, key, keyType, column, place, lookup, indexed, Optional.of(clearColumn));
    }

    /** Table and place: what the blind index is bound to. */
    public String name() {
        return table + ":" + place;
    }

    /** The associated data of the value in a row. */
    public String place(Object rowKey) {
        return table + ":" + rowKey + ":" + place;
    }
}

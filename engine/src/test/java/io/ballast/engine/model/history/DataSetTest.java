package io.ballast.engine.model.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.value.Days;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetTest {

    @Test
    void what_is_packed_is_read_back_to_the_byte() {
        DataSet set = set(0.0, Double.NaN);
        DataSet again = DataSet.unpack(set.packed());

        assertThat(again.packed()).isEqualTo(set.packed());
        assertThat(again.hash()).isEqualTo(set.hash());
        assertThat(again.subject(1)).isEqualTo("云杉");
        assertThat(again.day(0)).contains(Days.date(20_000));
        assertThat(again.day(1)).isEmpty();
        assertThat(again.isDated()).isFalse();
        assertThat(again.sample().column("age").isMissing(1)).isTrue();
        assertThat(((CategoryColumn) again.sample().column("kind")).code(1)).isEqualTo(CategoryColumn.MISSING);
        assertThat(again.sample().isEvent(1)).isTrue();
    }

    @Test
    void equal_data_have_one_hash_and_others_another() {
        double otherNaN = Double.longBitsToDouble(0x7ff8000000000001L);

        assertThat(set(-0.0, otherNaN).hash()).isEqualTo(set(0.0, Double.NaN).hash());
        assertThat(set(1, Double.NaN).hash()).isNotEqualTo(set(0.0, Double.NaN).hash());
    }

    @Test
    void damaged_bytes_are_refused() {
        byte[] packed = set(1, 2).packed();

        assertThatThrownBy(() -> DataSet.unpack(Arrays.copyOf(packed, packed.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DataSet.unpack(Arrays.copyOf(packed, packed.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DataSet.unpack(new byte[] {1, 2, 3, 4})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rows_are_picked_with_their_names_and_outcomes() {
        DataSet picked = set(1, 2).pick(new int[] {1});

        assertThat(picked.rows()).isEqualTo(1);
        assertThat(picked.subject(0)).isEqualTo("云杉");
        assertThat(((NumberColumn) picked.sample().column("age")).value(0)).isEqualTo(2);
    }

    private static DataSet set(double first, double second) {
        var sample = new Sample(
                List.of(
                        new NumberColumn("age", new double[] {first, second}),
                        new CategoryColumn("kind", List.of("a", "b"), new int[] {1, CategoryColumn.MISSING})),
                new boolean[] {false, true});
        return new DataSet(List.of("Aurora", "云杉"), new int[] {20_000, Days.NEVER}, sample);
    }
}

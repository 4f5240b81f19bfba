package io.ballast.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    /** (4 2; 2 3) x (1, 2) = (8, 8); its inverse is (3 -2; -2 4) / 8. */
    @Test
    void solves_and_inverts() {
        Cholesky decomposed = Cholesky.of(new double[] {4, 2, 2, 3}, 2).orElseThrow();

        assertThat(decomposed.solve(new double[] {8, 8})).containsExactly(new double[] {1, 2}, within(1e-15));
        assertThat(decomposed.inverseDiagonal()).containsExactly(new double[] {3 / 8.0, 0.5}, within(1e-15));
    }

    @Test
    void a_matrix_with_two_equal_rows_has_none() {
        assertThat(Cholesky.of(new double[] {1, 1, 1, 1}, 2)).isEmpty();
        assertThat(Cholesky.of(new double[] {-1}, 1)).isEmpty();
    }
}

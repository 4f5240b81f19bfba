package io.ballast.engine.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Expected hashes: the reference tree of Certificate Transparency, as printed in transparency-dev/merkle,
 * testonly/constants.go and rfc6962/rfc6962_test.go (commit 417fb0c, Apache-2.0).
 */
class TreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    /** Roots of the first 0 to 8 of them. */
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void leaves_and_nodes_hash_as_in_rfc_6962() {
        var hasher = new Hasher();
        assertThat(hasher.leaf(new byte[0]))
                .hasToString("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hasher.leaf("L123456".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        // the published vector hashes texts of four bytes; a node of ours holds two hashes of 32, so the tree shows it
        assertThat(hasher.node(leaf(0), leaf(1)))
                .hasToString("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void a_growing_tree_has_the_published_root_at_every_size() {
        var frontier = new Frontier();
        assertThat(frontier.root()).hasToString(ROOTS.getFirst());
        for (int size = 1; size <= LEAVES.size(); size++) {
            frontier.add(leaf(size - 1));
            assertThat(frontier.root()).hasToString(ROOTS.get(size));
        }
    }

    @Test
    void every_leaf_of_every_tree_is_proven_and_no_other_leaf_in_its_place() {
        var log = new TestLog(300);
        for (int size = 1; size <= 300; size += size < 20 ? 1 : 37) {
            Hash root = log.tiles().root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(log.tiles(), index, size);
                assertThat(proof.proves(log.leaf(index), root)).isTrue();
                assertThat(proof.proves(log.leaf(index + 1), root)).isFalse();
                assertThat(new InclusionProof(index + 1, size, proof.path()).proves(log.leaf(index), root))
                        .isFalse();
            }
        }
    }

    @Test
    void every_growth_is_proven_and_no_other_history() {
        var log = new TestLog(300);
        for (int to = 1; to <= 300; to += to < 20 ? 1 : 37) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = ConsistencyProof.of(log.tiles(), from, to);
                Hash later = log.tiles().root(to);
                assertThat(proof.proves(log.tiles().root(from), later)).isTrue();
                assertThat(proof.proves(log.leaf(0), later)).isEqualTo(from == 1);
            }
        }
    }

    @Test
    void a_tree_taken_up_again_from_its_tiles_grows_as_if_never_put_down() {
        var log = new TestLog(70_000);
        for (long size : new long[] {0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 69_999}) {
            Frontier frontier = Frontier.of(log.tiles(), size);
            assertThat(frontier.root()).isEqualTo(log.tiles().root(size));
            frontier.add(log.leaf(size));
            assertThat(frontier.root()).isEqualTo(log.tiles().root(size + 1));
        }
    }

    @Test
    void questions_beyond_the_tree_are_refused() {
        var log = new TestLog(3);
        assertThatThrownBy(() -> InclusionProof.of(log.tiles(), 3, 3)).hasMessage("No leaf 3 in a tree of 3");
        assertThatThrownBy(() -> InclusionProof.of(log.tiles(), -1, 3)).hasMessage("No leaf -1 in a tree of 3");
        assertThatThrownBy(() -> ConsistencyProof.of(log.tiles(), 0, 3)).hasMessage("No growth from 0 to 3");
        assertThatThrownBy(() -> ConsistencyProof.of(log.tiles(), 4, 3)).hasMessage("No growth from 4 to 3");
        assertThatThrownBy(() -> InclusionProof.of(log.tiles(), 0, 4)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_tile_has_one_name_and_only_that() {
        // https://c2sp.org/tlog-tiles: tile 1,234,067 is x001/x234/067
        for (String name : List.of("0/x001/x234/067", "0/000", "5/255.p/1", "entries/x001/000.p/255", "1/999")) {
            assertThat(TilePath.parse(name))
                    .hasValueSatisfying(path -> assertThat(path).hasToString(name));
        }
        assertThat(TilePath.parse("0/x001/x234/067")).contains(new TilePath(TilePath.Kind.HASHES, 0, 1_234_067, 256));
        for (String name :
                List.of("6/000", "0/0", "0/x000/001", "0/000.p/0", "0/000.p/256", "0/000.p/01", "/000", "")) {
            assertThat(TilePath.parse(name)).isEmpty();
        }
    }

    @Test
    void a_tile_is_there_once_all_leaves_below_it_are() {
        // 3 hashes of level 1 stand for 3 x 256 = 768 leaves
        TilePath path = TilePath.parse("1/000.p/3").orElseThrow();
        assertThat(path.isWithin(767)).isFalse();
        assertThat(path.isWithin(768)).isTrue();
        assertThat(TilePath.parse("5/x999/x999/x999/x999/x999/999")
                        .orElseThrow()
                        .isWithin(Long.MAX_VALUE))
                .isFalse();
    }

    private static Hash leaf(int index) {
        return new Hasher().leaf(HexFormat.of().parseHex(LEAVES.get(index)));
    }

    /** A log of numbers, in tiles. */
    private static final class TestLog {
        private final TreeMap<Integer, List<Hash>> levels = new TreeMap<>();

        TestLog(int size) {
            var hasher = new Hasher();
            var frontier = new Frontier();
            for (int i = 0; i < size; i++) {
                byte[] contents = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
                frontier.add(hasher.leaf(contents), (level, index, hash) -> {
                    if (level % 8 == 0) {
                        levels.computeIfAbsent(level / 8, any -> new ArrayList<>())
                                .add(hash);
                    }
                });
            }
        }

        Hash leaf(long index) {
            return new Hasher().leaf(Long.toString(index).getBytes(StandardCharsets.US_ASCII));
        }

        Tiles tiles() {
            return new Tiles((level, number) -> {
                List<Hash> hashes = levels.getOrDefault(level, List.of());
                int from = (int) Math.min(number * TilePath.FULL, hashes.size());
                return hashes.subList(from, Math.min(from + TilePath.FULL, hashes.size()));
            });
        }
    }
}

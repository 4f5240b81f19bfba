package io.ballast.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.value.Days;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class LedgerCodecTest {
    /** Order O of 600 and two deliveries of 250 and 150, as version 1 packed them. */
    private static final String VERSION_1 =
            "424c01000000000002c8010000001400000000000001b00900000004d20101000001010200010000"
                    + "01ac0264000036000000cc4907c8";

    @Test
    void an_empty_ledger_takes_nineteen_bytes_and_comes_back_empty() {
        byte[] packed = LedgerCodec.encode(Ledger.empty());

        assertThat(packed).hasSize(4 + 7 + 8); // header, one zero count per slice, length and checksum
        assertThat(LedgerCodec.decode(packed)).usingRecursiveComparison().isEqualTo(Ledger.empty());
    }

    @Test
    void a_ledger_comes_back_as_it_was_packed() {
        long seed = RandomLedgers.seed();
        for (long customer = 0; customer < 500; customer++) {
            Ledger ledger = RandomLedgers.ledger(seed + customer, 120);
            Ledger unpacked = LedgerCodec.decode(LedgerCodec.encode(ledger));

            assertThat(unpacked)
                    .as("seed %d", seed + customer)
                    .usingRecursiveComparison()
                    .isEqualTo(ledger);
        }
    }

    @Test
    void equal_documents_give_equal_bytes_in_whatever_order_they_arrive() {
        long seed = RandomLedgers.seed();
        for (long customer = 0; customer < 100; customer++) {
            byte[] one = LedgerCodec.encode(RandomLedgers.ledger(seed + customer, 60));
            byte[] other = LedgerCodec.encode(RandomLedgers.shuffledLedger(seed + customer, 60, customer));

            assertThat(other).as("seed %d", seed + customer).isEqualTo(one);
        }
    }

    @Test
    void days_and_amounts_at_the_ends_of_their_ranges_survive() {
        var builder = new LedgerBuilder()
                .add(new Invoice("A", Integer.MIN_VALUE, Integer.MAX_VALUE, 0, Long.MAX_VALUE, false))
                .add(new Invoice("B", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, 1, true))
                .add(new Settlement("A", SettlementKind.WRITE_OFF, Integer.MIN_VALUE, Integer.MAX_VALUE, 7))
                .add(new Delivery("L", 0, Days.NEVER, Days.NEVER, 1))
                .add(new Delivery("M", "O", 0, Integer.MIN_VALUE, 0, 1))
                .add(new SalesOrder("O", 5, 5, Days.NEVER, 5, 5, 9, Integer.MIN_VALUE));
        Ledger ledger = builder.build();

        assertThat(LedgerCodec.decode(LedgerCodec.encode(ledger)))
                .usingRecursiveComparison()
                .isEqualTo(ledger);
    }

    @Test
    void every_single_changed_byte_is_noticed() {
        long seed = RandomLedgers.seed();
        var random = new Random(seed);
        for (long customer = 0; customer < 20; customer++) {
            byte[] packed = LedgerCodec.encode(RandomLedgers.ledger(seed + customer, 40));
            for (int at = 0; at < packed.length; at++) {
                byte[] damaged = packed.clone();
                damaged[at] ^= (byte) (1 + random.nextInt(255));

                assertThatThrownBy(() -> LedgerCodec.decode(damaged))
                        .as("seed %d", seed)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Packed ledger");
            }
        }
    }

    @Test
    void a_ledger_cut_short_at_any_byte_is_refused() {
        byte[] packed = LedgerCodec.encode(RandomLedgers.ledger(RandomLedgers.seed(), 30));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);

            assertThatThrownBy(() -> LedgerCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A forger can write a right checksum; the content is then refused or read, but never crashes the reader. */
    @Test
    void damage_under_a_right_checksum_is_refused_or_read_but_never_breaks_the_reader() {
        long seed = RandomLedgers.seed();
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 10_000; round++) {
            byte[] packed = LedgerCodec.encode(RandomLedgers.ledger(seed + round % 50, 25));
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                packed[4 + random.nextInt(packed.length - 12)] = (byte) random.nextInt(256);
            }
            sign(packed);
            try {
                Ledger ledger = LedgerCodec.decode(packed);
                LedgerCodec.encode(ledger);
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(200, 10_000);
    }

    @Test
    void another_version_is_named_in_the_refusal() {
        byte[] packed = LedgerCodec.encode(Ledger.empty());
        packed[2] = 9;

        assertThatThrownBy(() -> LedgerCodec.decode(packed))
                .hasMessage("Packed ledger has version 9.0, this engine reads 1.0 and 2.0");
    }

    @Test
    void a_ledger_of_version_1_reads_as_one_whose_deliveries_name_no_order() {
        var ledger = new LedgerBuilder()
                .add(new SalesOrder("O", 100, 110, Days.NEVER, Days.NEVER, 100, 600, 0))
                .add(new Delivery("D1", 105, Days.NEVER, 105, 250))
                .add(new Delivery("D2", 106, 107, 106, 150))
                .build();

        assertThat(LedgerCodec.decode(HexFormat.of().parseHex(VERSION_1)))
                .usingRecursiveComparison()
                .isEqualTo(ledger);
    }

    private static void sign(byte[] packed) {
        int end = packed.length - Integer.BYTES;
        var crc = new CRC32C();
        crc.update(packed, 0, end);
        for (int i = 0; i < Integer.BYTES; i++) {
            packed[end + i] = (byte) (crc.getValue() >>> (8 * i));
        }
    }
}

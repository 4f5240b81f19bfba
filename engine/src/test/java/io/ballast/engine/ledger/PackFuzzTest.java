package io.ballast.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Packs with impossible content are refused by the documented exception and by no other, however right their checksum. */
class PackFuzzTest {
    private static final int TRAILER = 8;

    @FuzzTest(maxDuration = "60s")
    void any_bytes_are_a_ledger_or_refused(FuzzedDataProvider data) {
        byte[] packed = LedgerCodec.encode(RandomLedgers.ledger(data.consumeInt(0, 50), 20));
        int content = packed.length - TRAILER - 4;
        while (data.remainingBytes() > 1) {
            packed[4 + data.consumeInt(0, content - 1)] = data.consumeByte();
        }
        var checksum = new CRC32C();
        checksum.update(packed, 0, packed.length - 4);
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putInt(packed.length - 4, (int) checksum.getValue());
        try {
            assertThat(LedgerCodec.encode(LedgerCodec.decode(packed))).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}

package io.ballast.engine.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Whatever is shown as a proof is read or not, is written as it was read, and is never good without the key's mark. */
class ProofFuzzTest {
    private static final VerifierKey KEY =
            SignerKey.of("fuzz", new byte[SignerKey.SEED_BYTES]).verifier();

    @FuzzTest(maxDuration = "60s")
    void any_text_is_a_proof_or_none(@NotNull String written) {
        Note.parse(written)
                .ifPresent(note -> assertThat(Note.parse(note.toString())).contains(note));
        Receipt.parse(written)
                .ifPresent(
                        receipt -> assertThat(Receipt.parse(receipt.toString())).contains(receipt));
        TilePath.parse(written)
                .ifPresent(path -> assertThat(TilePath.parse(path.toString())).contains(path));
        VerifierKey.parse(written)
                .ifPresent(key -> assertThat(VerifierKey.parse(key.toString())).contains(key));
        Checkpoint.parse(written)
                .ifPresent(read -> assertThat(Checkpoint.parse(read.text())).contains(read));
        SignerKey.parse(written)
                .ifPresent(key -> assertThat(SignerKey.parse(key.secret())).isPresent());
        assertThat(Checkpoint.verified(written, KEY)).isEmpty();
        assertThat(Receipt.verify(written, KEY)).isInstanceOf(Receipt.Verdict.Bad.class);
    }
}

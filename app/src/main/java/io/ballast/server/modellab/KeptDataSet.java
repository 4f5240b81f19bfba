package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.value.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A data set as it is kept: packed once, with the hash of its packed form and gzip around it. */
final class KeptDataSet {
    private final DataSet set;
    private final String hash;
    private final byte[] zipped;

    private KeptDataSet(DataSet set, String hash, byte[] zipped) {
        this.set = set;
        this.hash = hash;
        this.zipped = zipped;
    }

    static KeptDataSet of(DataSet set) {
        byte[] packed = set.packed();
        return new KeptDataSet(set, Sha256.hex(packed), zipped(packed));
    }

    /** The data set that these bytes keep. */
    static DataSet read(byte[] zipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return DataSet.unpack(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("A stored data set is damaged", e);
        }
    }

    private static byte[] zipped(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        }
        return zipped.toByteArray();
    }

    DataSet set() {
        return set;
    }

    /** SHA-256 of the packed form, lower-case hex. */
    String hash() {
        return hash;
    }

    byte[] zipped() {
        return zipped;
    }
}

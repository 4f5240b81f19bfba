package io.ballast.server.audit;

import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.value.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the log into a folder as C2SP tlog-tiles names its parts, for who checks it elsewhere. */
@Component
class LogExport {
    private static final int HEIGHT = 8;

    private final LogReading log;
    private final LogFiles files;
    private final Audit audit;

    LogExport(LogReading log, LogFiles files, Audit audit) {
        this.log = log;
        this.files = files;
        this.audit = audit;
    }

    /** Why nothing was written. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Text why;

        private Refused(Text why) {
            super(why.en());
            this.why = why;
        }

        Text why() {
            return why;
        }
    }

    /**
     * Writes checkpoint, key, tiles and entries up to the newest checkpoint.
     *
     * @param to a folder that is empty or not there
     * @param done told now and then how many entries are written
     * @return how many entries
     * @throws Refused if the folder has something in it, nothing is signed yet, or an entry is too long for a file
     */
    @Transactional
    public long write(Path to, LongConsumer done) throws IOException, Refused {
        Files.createDirectories(to);
        try (Stream<Path> there = Files.list(to)) {
            if (there.findAny().isPresent()) {
                throw new Refused(Text.of("目录不为空：" + to, "The folder is not empty: " + to));
            }
        }
        TreeStore.Signed newest = log.checkpoint()
                .orElseThrow(() -> new Refused(Text.of("尚无签名的检查点", "There is no signed checkpoint yet")));
        for (int level = 0; newest.size() >>> HEIGHT * level > 0; level++) {
            long hashes = newest.size() >>> HEIGHT * level;
            for (long number = 0; number * TilePath.FULL < hashes; number++) {
                int width = (int) Math.min(TilePath.FULL, hashes - number * TilePath.FULL);
                put(to, new TilePath(TilePath.Kind.HASHES, level, number, width));
                if (level == 0) {
                    put(to, new TilePath(TilePath.Kind.ENTRIES, 0, number, width));
                    done.accept(number * TilePath.FULL + width);
                }
            }
        }
        Files.writeString(to.resolve("checkpoint"), newest.note(), StandardCharsets.UTF_8);
        Files.writeString(to.resolve("verifier.key"), files.signer().verifier() + "\n");
        audit.record(
                "audit.log.exported",
                "log",
                Long.toString(newest.size()),
                "",
                Map.of(),
                Map.of("entries", newest.size()));
        return newest.size();
    }

    private void put(Path to, TilePath path) throws IOException, Refused {
        byte[] bytes = log.tile(path)
                .orElseThrow(() -> new Refused(Text.of(
                        "有记录超过 64 KiB，无法写成文件：" + path, "An entry is longer than 64 KiB and fits no file: " + path)));
        Path file = to.resolve("tile").resolve(path.toString());
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, bytes);
    }
}

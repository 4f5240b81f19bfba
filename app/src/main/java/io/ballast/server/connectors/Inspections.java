package io.ballast.server.connectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What was told of uploaded workbooks by looking at them. A look unpacks all of a workbook, and the page of an upload
 * looks several times, so the last looks are remembered by what was looked at: equal bytes look equal. Text files are
 * looked at anew, which reads no more than their beginning.
 */
@Component
class Inspections {
    private static final int MOST = 64;
    private static final int LONGEST_HEADER = 1 << 15;

    private final Map<Key, Inspection> workbooks = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Inspection> eldest) {
            return size() > MOST;
        }
    };

    /** Which bytes, which sheet. */
    private record Key(String hash, Optional<String> sheet) {}

    /** @throws RefusedFile if the file cannot be read safely, or is empty */
    Inspection of(Path path, Upload.File file, Optional<String> sheet, TextChoice said) throws IOException {
        if (!file.isWorkbook()) {
            return Inspection.of(path, sheet, said);
        }
        var key = new Key(file.hash(), sheet);
        Optional<Inspection> known = remembered(key);
        if (known.isPresent()) {
            return known.get();
        }
        Inspection seen = Inspection.of(path, sheet, said);
        if (seen.header().stream().mapToInt(String::length).sum() <= LONGEST_HEADER) {
            remember(key, seen.shortened());
        }
        return seen;
    }

    private synchronized Optional<Inspection> remembered(Key key) {
        return Optional.ofNullable(workbooks.get(key));
    }

    private synchronized void remember(Key key, Inspection seen) {
        workbooks.put(key, seen);
    }
}

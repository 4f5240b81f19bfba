package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The observations of a run.
 *
 * @param reference what today is compared with
 * @param matured those whose outcome is known
 * @param open those whose outcome is not known yet
 */
record WatchData(DataSet reference, DataSet matured, DataSet open) {
    SequencedMap<WatchRun.Part, DataSet> parts() {
        SequencedMap<WatchRun.Part, DataSet> parts = new LinkedHashMap<>();
        parts.put(WatchRun.Part.REFERENCE, reference);
        parts.put(WatchRun.Part.MATURED, matured);
        parts.put(WatchRun.Part.OPEN, open);
        return parts;
    }
}

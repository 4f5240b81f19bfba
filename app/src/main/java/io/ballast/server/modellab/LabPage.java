package io.ballast.server.modellab;

import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The model lab.
 *
 * @param sets data sets, the newest first
 * @param trainings the newest first
 * @param lastDay last day the books tell of
 * @param form what was written into the form for the ledger
 * @param fileForm what was written into the form for a file
 * @param fault why nothing was made
 */
record LabPage(
        List<StoredDataSet> sets,
        List<Training> trainings,
        LocalDate lastDay,
        DataSetOrder form,
        FileOrder fileForm,
        Optional<Refusal> fault) {
    LabPage {
        sets = List.copyOf(sets);
        trainings = List.copyOf(trainings);
    }

    /** The days that the usual form would look at. */
    List<LocalDate> observed() {
        return DataSetOrder.standard(form.key()).observed(lastDay);
    }
}

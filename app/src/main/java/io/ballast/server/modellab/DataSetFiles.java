package io.ballast.server.modellab;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Makes data sets of flat files that somebody sends. */
@Service
class DataSetFiles {
    private final DataSets sets;

    DataSetFiles(DataSets sets) {
        this.sets = sets;
    }

    /**
     * Reads a file; one that was sent with this key before is answered with what it made.
     *
     * @return where the data set can be seen
     */
    String take(FileOrder order, Optional<MultipartFile> sent, CurrentUser user) throws IOException {
        DataSets.check(order.key(), order.name());
        MultipartFile file =
                sent.filter(one -> !one.isEmpty()).orElseThrow(() -> Refusal.unprocessable("modellab.fault.file.none"));
        Optional<String> made = sets.made(order.key());
        if (made.isPresent()) {
            return made.get();
        }
        boolean isWorkbook = Optional.ofNullable(file.getOriginalFilename())
                .map(name -> name.toLowerCase(Locale.ROOT).endsWith(".xlsx"))
                .orElse(false);
        Path kept = Files.createTempFile("ballast-data-set", isWorkbook ? ".xlsx" : ".csv");
        try {
            file.transferTo(kept);
            FileReading.Result read = FileReading.of(kept, order);
            DataSets.checkOutcomes(read.set());
            return "/models/data-sets/" + sets.store(head(order, read), read.set(), user);
        } finally {
            Files.delete(kept);
        }
    }

    private static DataSetRows.Head head(FileOrder order, FileReading.Result read) {
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        leftOut.put("NO_OUTCOME", read.withoutOutcome());
        leftOut.put("DUPLICATES", read.duplicates());
        return new DataSetRows.Head(
                order.key(),
                order.name().strip(),
                StoredDataSet.Source.FILE,
                definition(order),
                order.day().isBlank() ? 0 : order.horizonDays(),
                leftOut,
                read.refused());
    }

    private static Map<String, String> definition(FileOrder order) {
        Map<String, String> definition = new LinkedHashMap<>();
        definition.put("OUTCOME_COLUMN", order.outcome());
        definition.put("BAD_VALUE", order.bad());
        if (!order.subject().isBlank()) {
            definition.put("SUBJECT_COLUMN", order.subject());
        }
        if (!order.day().isBlank()) {
            definition.put("DAY_COLUMN", order.day());
            definition.put("HORIZON_DAYS", Integer.toString(order.horizonDays()));
        }
        return definition;
    }
}

package io.ballast.server.modellab;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The model lab: what was learned from, and what was learned. */
@Controller
class DataSetPages {
    private final DataSets sets;
    private final DataSetFiles files;
    private final Trainings trainings;

    DataSetPages(DataSets sets, DataSetFiles files, Trainings trainings) {
        this.sets = sets;
        this.files = files;
        this.trainings = trainings;
    }

    @Bean
    static NavigationEntry modelLabEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.RISK, 60, "modellab.lab", Icon.SCALE, "/models", DataSets.READ)
                .forEveryCustomer();
    }

    @GetMapping("/models")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView lab() {
        return lab(DataSetOrder.standard(newKey()), FileOrder.empty(newKey()), Optional.empty());
    }

    private ModelAndView lab(DataSetOrder form, FileOrder fileForm, Optional<Refusal> fault) {
        return Page.of(
                "modellab/lab",
                new LabPage(sets.newest(), trainings.newest(), sets.lastDay(), form, fileForm, fault),
                fault.map(Refusal::status).orElse(HttpStatus.OK));
    }

    @PostMapping("/models/data-sets")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView make(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "8") int days,
            @RequestParam(defaultValue = "3") int everyMonths,
            @RequestParam(defaultValue = "60") int overdueDays,
            @RequestParam(defaultValue = "10") int sharePercent,
            @RequestParam(defaultValue = "180") int horizonDays,
            @RequestParam(defaultValue = "false") boolean countsWriteOffs) {
        var order =
                new DataSetOrder(key, name, days, everyMonths, overdueDays, sharePercent, horizonDays, countsWriteOffs);
        return Page.after(
                () -> sets.start(order, Users.current()),
                refusal -> lab(order, FileOrder.empty(newKey()), Optional.of(refusal)));
    }

    @PostMapping("/models/data-sets/files")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView take(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String bad,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "180") int horizonDays,
            @RequestParam Optional<MultipartFile> file)
            throws IOException {
        var order = new FileOrder(key, name, outcome, bad, subject, day, horizonDays);
        try {
            return Page.redirect(files.take(order, file, Users.current()));
        } catch (Refusal refusal) {
            return lab(DataSetOrder.standard(newKey()), order, Optional.of(refusal));
        }
    }

    @GetMapping("/models/data-sets/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView one(@PathVariable long id) {
        StoredDataSet stored = sets.find(id).orElseThrow(Refusal::notFound);
        return Page.of(
                "modellab/dataset",
                DataSetPage.of(stored, sets.load(id).orElseThrow(), trainings.ofDataSet(id), newKey()));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}

package io.ballast.server.modellab;

import io.ballast.server.identity.Users;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Trainings side by side, the card of each model, and its way into a draft of the policy. */
@Controller
class TrainingPages {
    private final DataSets sets;
    private final Trainings trainings;
    private final Models models;
    private final BinEdits edits;

    TrainingPages(DataSets sets, Trainings trainings, Models models, BinEdits edits) {
        this.sets = sets;
        this.trainings = trainings;
        this.models = models;
        this.edits = edits;
    }

    @PostMapping("/models/trainings")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView start(
            @RequestParam String key,
            @RequestParam long dataSet,
            @RequestParam Optional<LocalDate> testFrom,
            @RequestParam(defaultValue = "") Set<ModelKind> kinds,
            @RequestParam(defaultValue = "1") long seed,
            @RequestParam(defaultValue = "") String longRunRate,
            @RequestParam(defaultValue = "ALL") Choice choice,
            @RequestParam Map<String, String> fields) {
        var form = new TrainingForm(key, testFrom, kinds, seed, longRunRate, choice, TrainingForm.wishes(fields));
        return Page.after(() -> trainings.start(form.order(dataSet), Users.current()), refusal -> {
            StoredDataSet stored = sets.find(dataSet).orElseThrow(Refusal::notFound);
            return Page.of(
                    "modellab/dataset",
                    DataSetPage.refused(
                            stored, sets.load(dataSet).orElseThrow(), trainings.ofDataSet(dataSet), form, refusal),
                    refusal.status());
        });
    }

    @GetMapping("/models/trainings/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView one(@PathVariable long id) {
        Training training = trainings.find(id).orElseThrow(Refusal::notFound);
        return Page.of("modellab/training", new TrainingPage(training, trainings.repetition(id)));
    }

    @PostMapping("/models/trainings/{id:[0-9]{1,18}}/repetitions")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView repeat(@PathVariable long id) {
        return Page.redirect(trainings.repeat(id, Users.current()));
    }

    @GetMapping("/models/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView model(@PathVariable long id, @RequestParam(defaultValue = "") String subject) {
        return Page.of(
                "modellab/model", models.card(id, subject, Optional.empty()).orElseThrow(Refusal::notFound));
    }

    /** The card as a page of its own, to be kept or printed. */
    @GetMapping("/models/{id:[0-9]{1,18}}/card")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView card(@PathVariable long id, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("model-card-" + id + ".html"));
        return Page.of(
                "modellab/cardfile", models.card(id, "", Optional.empty()).orElseThrow(Refusal::notFound));
    }

    @GetMapping("/models/{id:[0-9]{1,18}}/bins")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView bins(@PathVariable long id, @RequestParam String name, @RequestParam Optional<String> cuts) {
        return Page.of("modellab/bins", edits.page(id, name, cuts));
    }

    @PostMapping("/models/{id:[0-9]{1,18}}/bins")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView train(
            @PathVariable long id, @RequestParam String name, @RequestParam String cuts, @RequestParam String key) {
        return Page.redirect(edits.train(id, name, cuts, key, Users.current()));
    }

    /** The text of the model, as it is kept. */
    @GetMapping("/models/{id:[0-9]{1,18}}/file")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ResponseEntity<byte[]> file(@PathVariable long id) {
        String text = models.text(id).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("model-" + id + ".txt"))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    @PostMapping("/models/{id:[0-9]{1,18}}/drafts")
    @Allowed(value = Drafts.WRITE, everyCustomer = true)
    ModelAndView draft(
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam String purpose,
            @RequestParam(defaultValue = "") String level) {
        return Page.after(
                () -> {
                    Optional<Double> rate = Percent.parse(level, "modellab.fault.level");
                    return "/policy/drafts/" + models.draft(id, key, purpose, rate, Users.current());
                },
                refusal -> {
                    var form = new DraftForm(key, purpose, level, Optional.of(refusal));
                    return Page.of(
                            "modellab/model",
                            models.card(id, "", Optional.of(form)).orElseThrow(Refusal::notFound),
                            refusal.status());
                });
    }
}

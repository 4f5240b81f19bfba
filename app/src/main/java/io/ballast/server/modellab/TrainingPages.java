package io.ballast.server.modellab;

import io.ballast.server.identity.Users;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
    private final Trainings trainings;
    private final Models models;

    TrainingPages(Trainings trainings, Models models) {
        this.trainings = trainings;
        this.models = models;
    }

    @PostMapping("/models/trainings")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView start(
            @RequestParam String key,
            @RequestParam long dataSet,
            @RequestParam Optional<LocalDate> testFrom,
            @RequestParam(defaultValue = "") Set<ModelKind> kinds,
            @RequestParam(defaultValue = "1") long seed) {
        var order = new TrainingOrder(key, dataSet, testFrom, kinds, seed);
        return Page.redirect(trainings.start(order, Users.current()));
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
        return Page.of("modellab/model", models.card(id, subject).orElseThrow(Refusal::notFound));
    }

    /** The text of the model, as it is kept. */
    @GetMapping("/models/{id:[0-9]{1,18}}/file")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ResponseEntity<byte[]> file(@PathVariable long id) {
        String text = models.text(id).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("model-" + id + ".txt")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/models/{id:[0-9]{1,18}}/drafts")
    @Allowed(value = Drafts.WRITE, everyCustomer = true)
    ModelAndView draft(@PathVariable long id, @RequestParam String key, @RequestParam String purpose) {
        return Page.redirect("/policy/drafts/" + models.draft(id, key, purpose, Users.current()));
    }
}

package io.ballast.server.assessment;

import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Runs what was said of a customer again before the reader's eyes. It changes nothing. */
@Controller
class ReplayPages {
    private final CustomerSubjects subjects;
    private final Replays replays;
    private final Runs runs;

    ReplayPages(CustomerSubjects subjects, Replays replays, Runs runs) {
        this.subjects = subjects;
        this.replays = replays;
        this.runs = runs;
    }

    /** Of the run that is asked for, else of the run in force. */
    @GetMapping("/customers/{code}/replay")
    @Allowed("assessment:rating:read")
    ModelAndView replay(@PathVariable String code, @RequestParam Optional<Long> run) {
        long customer = subjects.profile(code, Users.current()).customer().id().value();
        long asked = run.or(() -> runs.inForce().map(Run::id)).orElseThrow(Refusal::notFound);
        Replayed replayed = replays.of(asked, customer).orElseThrow(Refusal::notFound);
        return Page.of("assessment/replay", new ReplayPage(code, asked, replayed));
    }
}

package io.ballast.server.assessment;

import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
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

    ReplayPages(CustomerSubjects subjects, Replays replays) {
        this.subjects = subjects;
        this.replays = replays;
    }

    /** Of the run that is asked for, else of the run in force. */
    @GetMapping("/customers/{code}/replay")
    @Allowed("assessment:rating:read")
    ModelAndView replay(@PathVariable String code, @RequestParam Optional<Long> run) {
        long customer = subjects.profile(code, Users.current()).customer().id().value();
        Replays.Asked asked = replays.asked(run, customer);
        return Page.of("assessment/replay", new ReplayPage(code, asked.run(), asked.replayed()));
    }
}

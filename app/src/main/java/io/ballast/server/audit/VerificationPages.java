package io.ballast.server.audit;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Verifying the trail by a button, what it has found before, and checkpoints to take away. */
@Controller
class VerificationPages {
    private static final int CHECKPOINTS = 50;

    private final Verifications verifications;
    private final LogReading log;

    VerificationPages(Verifications verifications, LogReading log) {
        this.verifications = verifications;
        this.log = log;
    }

    /**
     * What the page shows.
     *
     * @param results the newest first
     * @param checkpoints the newest first
     */
    public record VerificationPage(List<Verifications.Result> results, List<LogReading.Dated> checkpoints) {
        public VerificationPage {
            results = List.copyOf(results);
            checkpoints = List.copyOf(checkpoints);
        }
    }

    @GetMapping("/audit/verification")
    @Allowed(value = "audit:entry:read", everyCustomer = true)
    ModelAndView page() {
        return Page.of(
                "audit/verification", new VerificationPage(verifications.newest(), log.checkpoints(CHECKPOINTS)));
    }

    @PostMapping("/audit/verification")
    @Allowed(value = Verifications.VERIFY, everyCustomer = true)
    ModelAndView verify() {
        return Page.redirect("/jobs/" + verifications.start());
    }
}

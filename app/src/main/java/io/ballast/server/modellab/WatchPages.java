package io.ballast.server.modellab;

import io.ballast.server.identity.Users;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What became of the scorecard in force since it was made. */
@Controller
class WatchPages {
    private final Watches watches;
    private final Policies policies;
    private final Validations validations;

    WatchPages(Watches watches, Policies policies, Validations validations) {
        this.validations = validations;
        this.watches = watches;
        this.policies = policies;
    }

    @GetMapping("/models/watch")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView newest() {
        List<WatchRun> runs = watches.newest();
        return page(runs.stream().findFirst(), runs);
    }

    @GetMapping("/models/watch/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView one(@PathVariable long id) {
        return page(Optional.of(watches.find(id).orElseThrow(Refusal::notFound)), watches.newest());
    }

    private ModelAndView page(Optional<WatchRun> run, List<WatchRun> runs) {
        String policy = run.flatMap(shown -> policies.find(shown.policyId()))
                .map(StoredPolicy::name)
                .orElse("");
        ValidationDue due = validations.due();
        return Page.of(
                "modellab/watch",
                new WatchPage(
                        run,
                        policy,
                        runs,
                        due,
                        validations.mayValidate(due, Optional.of(Users.current())),
                        UUID.randomUUID().toString()));
    }

    @PostMapping("/models/watch")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView start(@RequestParam String key) {
        return Page.redirect(watches.start(key, Users.current()));
    }
}

package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyChange;
import io.ballast.engine.indicator.Indicators;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.NavigationEntry.Section;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The policy and the catalogue, for reading. */
@Controller
class PolicyPages {
    private static final String READ = "policy:version:read";

    private final Policies policies;
    private final Clock clock;

    PolicyPages(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry policyEntry() {
        return new NavigationEntry(Section.SETTINGS, 40, "policy.policy", Icon.SCALE, "/policy", READ);
    }

    @Bean
    static NavigationEntry catalogueEntry() {
        return new NavigationEntry(Section.SETTINGS, 50, "policy.catalogue", Icon.BOOK, "/catalogue", READ);
    }

    @GetMapping("/policy")
    @Allowed(READ)
    ModelAndView inForce() {
        return page(policies.inForce(LocalDate.now(clock)));
    }

    @GetMapping("/policy/{id}")
    @Allowed(READ)
    ModelAndView version(@PathVariable long id) {
        return page(policies.find(id).orElseThrow(Refusal::notFound));
    }

    @GetMapping("/policy/{id}/text")
    @Allowed(READ)
    ResponseEntity<byte[]> text(@PathVariable long id) {
        return file(policies.find(id).orElseThrow(Refusal::notFound).policy());
    }

    /** The text of a policy as a file. */
    static ResponseEntity<byte[]> file(Policy policy) {
        String file = policy.code() + "-" + policy.version() + ".policy.txt";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(policy.text().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/policy/{id:[0-9]{1,18}}/changes")
    @Allowed(READ)
    ModelAndView changes(@PathVariable long id, @RequestParam long since) {
        StoredPolicy version = policies.find(id).orElseThrow(Refusal::notFound);
        StoredPolicy earlier = policies.find(since).orElseThrow(Refusal::notFound);
        return Page.of(
                "policy/changes",
                new ChangesPage(earlier, version, PolicyChange.between(earlier.policy(), version.policy())));
    }

    @GetMapping("/catalogue")
    @Allowed(READ)
    ModelAndView catalogue() {
        return Page.of("policy/catalogue", new CataloguePage(Indicators.CATALOGUE.size()));
    }

    private ModelAndView page(StoredPolicy stored) {
        return Page.of("policy/policy", new PolicyPage(stored, policies.all()));
    }
}

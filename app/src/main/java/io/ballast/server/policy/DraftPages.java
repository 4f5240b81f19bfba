package io.ballast.server.policy;

import io.ballast.engine.PolicyChange;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Panels;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Starts drafts and leads them through proposal and decision. What is refused is said where it was asked for. */
@Controller
class DraftPages {
    /** Kind of subject that other modules contribute panels to. */
    static final String SUBJECT = "policy-draft";

    private static final String ONE = "/policy/drafts/{id:[0-9]{1,18}}";
    private static final int LONGEST_TEXT_BYTES = 4_000_000;

    private final Drafts drafts;
    private final Policies policies;
    private final Panels panels;
    private final Clock clock;

    DraftPages(Drafts drafts, Policies policies, Panels panels, Clock clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/policy/drafts")
    @Allowed(Drafts.READ)
    ModelAndView list(@RequestParam(defaultValue = "") String copyOf) {
        String version =
                copyOf.isEmpty() ? Long.toString(policies.inForce(today()).id()) : copyOf;
        return list(new DraftListPage.Form(newKey(), "", version, ""), Optional.empty());
    }

    private ModelAndView list(DraftListPage.Form form, Optional<Fault> fault) {
        return Page.of(
                "policy/drafts",
                new DraftListPage(drafts.newest(), policies.all(), form, fault),
                fault.map(Fault::status).orElse(HttpStatus.OK));
    }

    @PostMapping("/policy/drafts")
    @Allowed(Drafts.WRITE)
    ModelAndView start(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String copyOf,
            @RequestParam(defaultValue = "") String text,
            @RequestParam Optional<MultipartFile> file)
            throws IOException {
        String written = file.isPresent() && !file.get().isEmpty() ? read(file.get()) : text;
        DraftAnswer answer = copyOf.matches("[0-9]{1,18}")
                ? drafts.copy(Long.parseLong(copyOf), purpose, key, Users.current())
                : drafts.load(written, purpose, key, Users.current());
        return answered(
                answer, fault -> list(new DraftListPage.Form(key, purpose, copyOf, written), Optional.of(fault)));
    }

    private static String read(MultipartFile file) throws IOException {
        if (file.getSize() > LONGEST_TEXT_BYTES) {
            throw Refusal.unprocessable("policy.fault.file", LONGEST_TEXT_BYTES);
        }
        return new String(file.getBytes(), StandardCharsets.UTF_8);
    }

    @GetMapping(ONE)
    @Allowed(Drafts.READ)
    ModelAndView one(@PathVariable long id, @RequestParam(defaultValue = "0") long since) {
        Optional<StoredPolicy> chosen = since > 0 ? policies.find(since) : Optional.empty();
        return one(id, chosen, new DraftPage.Form(today().plusDays(1).toString(), ""), Optional.empty());
    }

    private ModelAndView one(long id, Optional<StoredPolicy> chosen, DraftPage.Form form, Optional<Fault> fault) {
        Draft draft = drafts.find(id).orElseThrow(Refusal::notFound);
        StoredPolicy since = chosen.orElseGet(() -> policies.inForce(today()));
        Subject subject = new Subject(SUBJECT, id, draft.hash(), PointInTime.of(today(), Knowledge.AS_KNOWN_NOW));
        return Page.of(
                "policy/draft",
                new DraftPage(
                        draft,
                        since,
                        policies.all(),
                        PolicyChange.between(since.policy(), draft.policy()),
                        drafts.mayDecide(draft, Users.current()),
                        panels.of(subject, Users.current()),
                        today(),
                        form,
                        fault),
                fault.map(Fault::status).orElse(HttpStatus.OK));
    }

    @GetMapping(ONE + "/file")
    @Allowed(Drafts.READ)
    ResponseEntity<byte[]> file(@PathVariable long id) {
        return PolicyPages.file(drafts.find(id).orElseThrow(Refusal::notFound).policy());
    }

    @PostMapping(ONE + "/proposal")
    @Allowed(Drafts.WRITE)
    ModelAndView propose(@PathVariable long id, @RequestParam int revision) {
        return answered(id, "", "", drafts.propose(id, revision, Users.current()));
    }

    @PostMapping(ONE + "/proposal/taking-back")
    @Allowed(Drafts.WRITE)
    ModelAndView takeBack(@PathVariable long id) {
        return answered(id, "", "", drafts.takeBack(id, Users.current()));
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(Drafts.WRITE)
    ModelAndView withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String comment) {
        return answered(id, "", comment, drafts.withdraw(id, comment, Users.current()));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(Drafts.APPROVE)
    ModelAndView reject(
            @PathVariable long id, @RequestParam String hash, @RequestParam(defaultValue = "") String comment) {
        return answered(id, "", comment, drafts.reject(id, hash, comment, Users.current()));
    }

    @PostMapping(ONE + "/approval")
    @Allowed(Drafts.APPROVE)
    @StepUp("policy.step-up.approval")
    ModelAndView approve(
            @PathVariable long id,
            @RequestParam String hash,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String comment) {
        DraftAnswer answer = day(from)
                .map(day -> drafts.approve(id, hash, day, comment, Users.current()))
                .orElse(DraftAnswer.Unsound.of("policy.fault.from"));
        return answered(id, from, comment, answer);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ModelAndView answered(long id, String from, String comment, DraftAnswer answer) {
        String day = from.isEmpty() ? today().plusDays(1).toString() : from;
        return answered(
                answer, fault -> one(id, Optional.empty(), new DraftPage.Form(day, comment), Optional.of(fault)));
    }

    static ModelAndView answered(DraftAnswer answer, java.util.function.Function<Fault, ModelAndView> again) {
        return switch (answer) {
            case DraftAnswer.Done(Draft draft) -> Page.redirect("/policy/drafts/" + draft.id());
            case DraftAnswer.Unknown unknown -> throw Refusal.notFound();
            case DraftAnswer.Forbidden(String key) -> again.apply(new Fault(HttpStatus.FORBIDDEN, key, List.of()));
            case DraftAnswer.Conflict(String key, List<Object> arguments) ->
                again.apply(new Fault(HttpStatus.CONFLICT, key, arguments));
            case DraftAnswer.Unsound(String key, List<Object> arguments) ->
                again.apply(new Fault(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments));
            case DraftAnswer.NoPolicy(var refused) -> again.apply(Fault.of(refused));
        };
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

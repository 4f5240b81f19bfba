package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyChange;
import io.ballast.engine.PolicyParsing;
import io.ballast.engine.PolicyRow;
import io.ballast.engine.PolicySection;
import io.ballast.engine.rule.Completion;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.WarningSignals;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Editors of a draft: a form for each section, and the whole text. What was written is kept until it can be saved. */
@Controller
class DraftEditing {
    private static final String ONE = "/policy/drafts/{id:[0-9]{1,18}}";
    private static final int MOST_COMPLETIONS = 12;
    private static final int LONGEST_RULE = 4_000;
    private static final String ADD = "add:";

    private final Drafts drafts;
    private final Formats formats;

    DraftEditing(Drafts drafts, Formats formats) {
        this.drafts = drafts;
        this.formats = formats;
    }

    /** A word to go on with, and what it means. */
    record Offered(String word, String label) {}

    /** What is wrong of a condition; empty if nothing. */
    record Checked(String problem) {}

    @GetMapping(ONE + "/sections/{section}")
    @Allowed(Drafts.WRITE)
    ModelAndView section(@PathVariable long id, @PathVariable String section) {
        Draft draft = draft(id);
        return page(draft, draft.revision(), SectionForm.of(draft.policy(), named(section)), Optional.empty());
    }

    @PostMapping(ONE + "/sections/{section}")
    @Allowed(Drafts.WRITE)
    ModelAndView saveSection(
            @PathVariable long id,
            @PathVariable String section,
            @RequestParam int revision,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam MultiValueMap<String, String> parameters) {
        Draft draft = draft(id);
        SectionForm form = SectionForm.sent(named(section), parameters);
        if (act.startsWith(ADD)) {
            return page(draft, revision, form.adding(act.substring(ADD.length())), Optional.empty());
        }
        List<PolicyRow> rows = form.within(draft.policy());
        String text = PolicyRow.text(rows);
        if (Policy.parse(text) instanceof PolicyParsing.Refused refused) {
            SectionForm checked = form.checked(rows, refused);
            return page(
                    draft,
                    revision,
                    checked,
                    Optional.of(new Fault(HttpStatus.UNPROCESSABLE_CONTENT, "policy.fault.form", List.of())));
        }
        return DraftPages.answered(drafts.save(id, revision, text, Users.current()), fault -> {
            if (fault.status() != HttpStatus.CONFLICT) {
                return page(draft, revision, form, Optional.of(fault));
            }
            Draft theirs = draft(id);
            String mine = PolicyRow.text(form.within(theirs.policy()));
            return Page.of(
                    "policy/section",
                    new SectionPage(theirs, theirs.revision(), form, Optional.of(fault), replaced(theirs, mine)),
                    fault.status());
        });
    }

    /**
     * What saving would change of what is stored: shown to whoever edited an older revision, and saved over it only
     * when they say so again.
     */
    private static List<PolicyChange> replaced(Draft theirs, String mine) {
        return Policy.parse(mine) instanceof PolicyParsing.Parsed(Policy policy)
                ? PolicyChange.between(theirs.policy(), policy)
                : List.of();
    }

    private static ModelAndView page(Draft draft, int revision, SectionForm form, Optional<Fault> fault) {
        return Page.of(
                "policy/section",
                new SectionPage(draft, revision, form, fault, List.of()),
                fault.map(Fault::status).orElse(HttpStatus.OK));
    }

    @GetMapping(ONE + "/text")
    @Allowed(Drafts.WRITE)
    ModelAndView text(@PathVariable long id) {
        Draft draft = draft(id);
        return page(draft, draft.revision(), draft.policy().text(), Optional.empty(), Optional.empty());
    }

    @PostMapping(ONE + "/text")
    @Allowed(Drafts.WRITE)
    ModelAndView saveText(@PathVariable long id, @RequestParam int revision, @RequestParam String text) {
        Draft draft = draft(id);
        DraftAnswer answer = drafts.save(id, revision, text, Users.current());
        Optional<String> wrong = answer instanceof DraftAnswer.NoPolicy(var refused) && refused.line() > 0
                ? text.lines().skip(refused.line() - 1L).findFirst()
                : Optional.empty();
        return DraftPages.answered(answer, fault -> {
            if (fault.status() != HttpStatus.CONFLICT) {
                return page(draft, revision, text, wrong, Optional.of(fault));
            }
            Draft theirs = draft(id);
            return Page.of(
                    "policy/text",
                    new TextPage(theirs, theirs.revision(), text, wrong, Optional.of(fault), replaced(theirs, text)),
                    fault.status());
        });
    }

    private static ModelAndView page(
            Draft draft, int revision, String text, Optional<String> wrong, Optional<Fault> fault) {
        return Page.of(
                "policy/text",
                new TextPage(draft, revision, text, wrong, fault, List.of()),
                fault.map(Fault::status).orElse(HttpStatus.OK));
    }

    /** Words that go on from what was written of a condition. */
    @GetMapping("/policy/rules/completions")
    @Allowed(Drafts.READ)
    @ResponseBody
    List<Offered> completions(@RequestParam String written, HttpServletRequest request) {
        return Completion.of(written, WarningSignals.CATALOGUE).stream()
                .limit(MOST_COMPLETIONS)
                .map(found -> new Offered(found.word(), in(request, found.label())))
                .toList();
    }

    /** What is wrong of a condition while it is being written. */
    @GetMapping("/policy/rules/problems")
    @Allowed(Drafts.READ)
    @ResponseBody
    Checked problems(@RequestParam String condition, HttpServletRequest request) {
        if (condition.length() > LONGEST_RULE) {
            throw Refusal.badRequest("policy.fault.rule-long", LONGEST_RULE);
        }
        return new Checked(
                SectionForm.problem(condition).map(text -> in(request, text)).orElse(""));
    }

    private String in(HttpServletRequest request, Text text) {
        return formats.of(Preferences.of(request)).text(text);
    }

    private Draft draft(long id) {
        return drafts.find(id).orElseThrow(Refusal::notFound);
    }

    private static PolicySection named(String name) {
        return Stream.of(PolicySection.values())
                .filter(section -> section.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}

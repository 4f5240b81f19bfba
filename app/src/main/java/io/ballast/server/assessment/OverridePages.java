package io.ballast.server.assessment;

import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sets and lifts the grade of a customer by hand; what is wrong of a form is shown beside its field. */
@Controller
class OverridePages {
    private final CustomerSubjects subjects;
    private final GradeOverrides overrides;
    private final OverridePanel panel;

    OverridePages(CustomerSubjects subjects, GradeOverrides overrides, OverridePanel panel) {
        this.subjects = subjects;
        this.overrides = overrides;
        this.panel = panel;
    }

    @GetMapping("/customers/{code}/override")
    @Allowed("assessment:rating:read")
    ModelAndView override(@PathVariable String code) {
        return page(subject(code), OverrideForm.EMPTY, HttpStatus.OK);
    }

    @PostMapping("/customers/{code}/override")
    @Allowed("assessment:override:write")
    @StepUp("assessment.override.step-up")
    ModelAndView place(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until) {
        Subject customer = subject(code);
        OverrideForm form = OverrideForm.placing(grade, reason, until);
        return form.isSound()
                ? answer(
                        customer,
                        form,
                        overrides.place(
                                customer.id(),
                                form.chosen().orElseThrow(),
                                reason,
                                form.lastDay().orElseThrow(),
                                Users.current()))
                : page(customer, form, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/customers/{code}/override/lifting")
    @Allowed("assessment:override:write")
    @StepUp("assessment.override.step-up")
    ModelAndView lift(@PathVariable String code, @RequestParam(defaultValue = "") String why) {
        Subject customer = subject(code);
        OverrideForm form = OverrideForm.lifting(why);
        return form.isSound()
                ? answer(customer, form, overrides.lift(customer.id(), why, Users.current()))
                : page(customer, form, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView answer(Subject customer, OverrideForm form, GradeOverrides.Answer answer) {
        return switch (answer) {
            case GradeOverrides.Answer.Done _ -> Page.redirect(CustomerLink.to(customer.code()) + "#override");
            case GradeOverrides.Answer.UnknownCustomer _ -> throw Refusal.notFound();
            case GradeOverrides.Answer.Refused(String message) ->
                page(customer, form.refused(message), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private ModelAndView page(Subject customer, OverrideForm form, HttpStatus status) {
        return Page.of("assessment/override", panel.page(customer, form), status);
    }

    private Subject subject(String code) {
        return subjects.of(subjects.profile(code, Users.current()).customer());
    }
}

package io.ballast.server.assessment;

import io.ballast.engine.indicator.Indicators;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One indicator of one customer: formula, and what it read on the day of every run. */
@Controller
class IndicatorPages {
    private final CustomerSubjects subjects;
    private final CustomerVerdicts verdicts;
    private final CustomerLines lines;

    IndicatorPages(CustomerSubjects subjects, CustomerVerdicts verdicts, CustomerLines lines) {
        this.subjects = subjects;
        this.verdicts = verdicts;
        this.lines = lines;
    }

    @GetMapping("/customers/{code}/indicators/{name}")
    @Allowed("assessment:rating:read")
    ModelAndView indicator(@PathVariable String code, @PathVariable String name) {
        Customer customer = subjects.profile(code, Users.current()).customer();
        var index = Indicators.CATALOGUE.find(name);
        if (index.isEmpty()) {
            throw Refusal.notFound();
        }
        return Page.of(
                "assessment/indicator",
                new IndicatorPage(
                        customer,
                        Indicators.CATALOGUE.at(index.getAsInt()),
                        lines.currency(),
                        verdicts.history(
                                customer.id().value(), name, subjects.at().date())));
    }
}

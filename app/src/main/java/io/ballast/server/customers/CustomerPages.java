package io.ballast.server.customers;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Panels;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of one customer: who it is, and what every module has to say of it. */
@Controller
class CustomerPages {
    private final CustomerSubjects subjects;
    private final Panels panels;

    CustomerPages(CustomerSubjects subjects, Panels panels) {
        this.subjects = subjects;
        this.panels = panels;
    }

    @GetMapping("/customers/{code}")
    @Allowed("customers:customer:read")
    ModelAndView customer(@PathVariable String code) {
        CurrentUser user = Users.current();
        CustomerProfile profile = subjects.profile(code, user);
        List<Panels.Section> sections = panels.of(subjects.of(profile.customer()), user);
        return Page.of(
                "customers/customer",
                new CustomerPage(
                        profile,
                        sections.stream()
                                .filter(section -> section.place().isHead())
                                .toList(),
                        sections.stream()
                                .filter(section -> !section.place().isHead())
                                .toList()));
    }
}

package io.ballast.server.customers;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Panels;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Subject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one group, its place in the tree and its members. It is for those alone who know of every customer. */
@Controller
class GroupPages {
    static final String READ = "customers:group:read";
    static final String WRITE = "customers:group:write";

    /** The type under which panels and the trail know groups. */
    static final String TYPE = "group";

    private static final int LONGEST_LIST = 20_000;

    private final CreditGroups groups;
    private final GroupKeeping keeping;
    private final Memberships memberships;
    private final CustomerSubjects subjects;
    private final Panels panels;
    private final Clock clock;

    GroupPages(
            CreditGroups groups,
            GroupKeeping keeping,
            Memberships memberships,
            CustomerSubjects subjects,
            Panels panels,
            Clock clock) {
        this.groups = groups;
        this.keeping = keeping;
        this.memberships = memberships;
        this.subjects = subjects;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/groups/{code}")
    @Allowed(value = READ, everyCustomer = true)
    ModelAndView group(@PathVariable String code) {
        CreditGroup group = named(code);
        List<CreditGroup> above = groups.path(group).stream().skip(1).toList();
        var subject = new Subject(TYPE, group.id(), group.code(), subjects.at());
        return Page.of(
                "customers/group",
                new GroupPage(
                        group,
                        above.reversed(),
                        above.stream().map(CreditGroup::code).findFirst(),
                        memberships.of(group.id()),
                        LocalDate.now(clock),
                        panels.of(subject, Users.current())));
    }

    private CreditGroup named(String code) {
        return groups.byCode(code).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/groups")
    @Allowed(value = WRITE, everyCustomer = true)
    ModelAndView add(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String parent) {
        keeping.add(code, name, given(parent));
        return Page.redirect(GroupLink.to(code.strip()));
    }

    private static Optional<String> given(String written) {
        return Optional.of(written.strip()).filter(text -> !text.isEmpty());
    }

    @PostMapping("/groups/{code}/parent")
    @Allowed(value = WRITE, everyCustomer = true)
    ModelAndView parent(@PathVariable String code, @RequestParam(defaultValue = "") String parent) {
        keeping.parent(named(code), given(parent));
        return Page.redirect(GroupLink.to(code));
    }

    /** Moves customers into this group, or out of it. */
    @PostMapping("/groups/{code}/members")
    @Allowed(value = WRITE, everyCustomer = true)
    ModelAndView members(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String customers,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "false") boolean leaving) {
        CreditGroup group = named(code);
        if (customers.length() > LONGEST_LIST) {
            throw Refusal.unprocessable(
                    "customers.groups.fault.move", GroupKeeping.MOST_MOVED, GroupKeeping.FARTHEST_YEARS);
        }
        List<String> codes = Stream.of(customers.split("[\\s,，、;；]+"))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (leaving) {
            keeping.leave(codes, group, day(from));
        } else {
            keeping.move(codes, Optional.of(group), day(from));
        }
        return Page.redirect(GroupLink.to(code));
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw Refusal.unprocessable(
                    "customers.groups.fault.move", GroupKeeping.MOST_MOVED, GroupKeeping.FARTHEST_YEARS);
        }
    }
}

package io.ballast.server.creditcontrol;

import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of groups. It is for those alone who know of every customer. */
@Controller
class GroupListPages {
    static final String READ = "customers:group:read";
    private static final int ROWS = 50;
    private static final int LONGEST = 200;

    private final GroupList list;
    private final Clock clock;

    GroupListPages(GroupList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry groupsEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.CUSTOMERS, 20, "creditcontrol.groups", Icon.PEOPLE, "/groups", READ)
                .forEveryCustomer();
    }

    /**
     * The list as the page shows it.
     *
     * @param next address of the next page
     */
    record GroupsPage(List<GroupList.Line> lines, String search, LocalDate today, Optional<String> next) {
        GroupsPage {
            lines = List.copyOf(lines);
        }

        boolean isOver(AgreedLimit limit) {
            return !limit.isInForce(today);
        }
    }

    @GetMapping("/groups")
    @Allowed(value = READ, everyCustomer = true)
    ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        String search = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        LocalDate today = LocalDate.now(clock);
        List<GroupList.Line> found = list.page(search, after, ROWS + 1, today);
        List<GroupList.Line> shown = found.stream().limit(ROWS).toList();
        Optional<String> next = found.size() > ROWS
                ? Optional.of(UriComponentsBuilder.fromPath("/groups")
                        .queryParam("q", "{q}")
                        .queryParam("after", "{after}")
                        .encode()
                        .buildAndExpand(search, shown.getLast().group().code())
                        .toUriString())
                : Optional.empty();
        return Page.of("creditcontrol/groups", new GroupsPage(shown, search, today, next));
    }
}

package io.ballast.server.customers;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Customers to choose from while somebody writes a code or a part of a name. */
@Controller
class SuggestionPages {
    private static final int MOST = 8;
    private static final int LONGEST = 64;

    private final CustomerSearch search;

    SuggestionPages(CustomerSearch search) {
        this.search = search;
    }

    /** What a list of suggestions shows. */
    record Suggestions(List<CustomerSearch.Found> found) {
        Suggestions {
            found = List.copyOf(found);
        }
    }

    @GetMapping("/customers/suggestions")
    @Allowed("customers:customer:read")
    ModelAndView suggest(@RequestParam(defaultValue = "") String customer) {
        String text = customer.strip();
        List<CustomerSearch.Found> found =
                text.isEmpty() || text.length() > LONGEST ? List.of() : search.first(text, MOST, Users.current());
        return Page.of("customers/suggestions", new Suggestions(found));
    }
}

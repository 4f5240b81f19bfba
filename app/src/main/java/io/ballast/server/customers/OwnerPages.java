package io.ballast.server.customers;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hands ticked customers to another sales person. */
@Controller
class OwnerPages {
    private static final int LONGEST_QUERY = 2_000;

    private final HandOver handOver;

    OwnerPages(HandOver handOver) {
        this.handOver = handOver;
    }

    /** Goes back to the list as it was. */
    @PostMapping("/customers/owner")
    @Allowed("customers:customer:write")
    ModelAndView assign(
            @RequestParam(name = "row", defaultValue = "") List<Long> ids,
            @RequestParam(name = "new-owner", defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String query) {
        if (query.length() > LONGEST_QUERY) {
            throw Refusal.badRequest("customers.owner.fault", HandOver.MOST);
        }
        handOver.to(owner, ids, Users.current());
        return Page.redirect("/customers" + (query.isEmpty() ? "" : "?" + query));
    }
}

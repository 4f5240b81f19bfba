package io.ballast.server.customers;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hands ticked customers to another sales person. */
@Controller
class OwnerPages {
    private static final int MOST = 200;
    private static final int LONGEST_QUERY = 2_000;

    private final CustomerOwners owners;
    private final Audit audit;

    OwnerPages(CustomerOwners owners, Audit audit) {
        this.owners = owners;
        this.audit = audit;
    }

    /** Goes back to the list as it was; customers out of the user's scope are left alone. */
    @PostMapping("/customers/owner")
    @Allowed("customers:customer:write")
    @Transactional
    ModelAndView assign(
            @RequestParam(name = "row", defaultValue = "") List<Long> ids,
            @RequestParam(name = "new-owner", defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String query) {
        if (ids.isEmpty() || ids.size() > MOST || query.length() > LONGEST_QUERY || !owners.isKnown(owner)) {
            throw Refusal.badRequest("customers.owner.fault", MOST);
        }
        for (CustomerOwners.Assigned one : owners.assign(ids, owner, Users.current())) {
            audit.record(
                    "customers.owner.assigned",
                    "customer",
                    Long.toString(one.id()),
                    "",
                    Map.of("owner", one.before()),
                    Map.of("owner", owner));
        }
        return Page.redirect("/customers" + (query.isEmpty() ? "" : "?" + query));
    }
}

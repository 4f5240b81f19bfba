package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** On the page of a user: linked with whom at the identity provider. */
@Controller
class ProviderLinkPages {
    private final Accounts accounts;
    private final ProviderLinking linking;

    ProviderLinkPages(Accounts accounts, ProviderLinking linking) {
        this.accounts = accounts;
        this.linking = linking;
    }

    @PostMapping("/users/{id}/provider")
    @Allowed(ProviderLinking.PERMISSION)
    @StepUp("identity.step-up.act.provider")
    ModelAndView link(@PathVariable long id, @RequestParam(defaultValue = "") String subject) {
        linking.link(accounts.find(id).orElseThrow(Refusal::notFound), subject);
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    @PostMapping("/users/{id}/provider/removal")
    @Allowed(ProviderLinking.PERMISSION)
    @StepUp("identity.step-up.act.provider-removal")
    ModelAndView unlink(@PathVariable long id, @RequestParam(defaultValue = "") String why) {
        linking.unlink(accounts.find(id).orElseThrow(Refusal::notFound), why.strip());
        return Page.redirect("/users/" + id + "?notice=saved");
    }
}

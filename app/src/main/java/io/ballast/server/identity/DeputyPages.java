package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deputies: appointed on one's own page or by an administrator; and acting as one. */
@Controller
class DeputyPages {
    /** Message key of what is about to be done. */
    static final String APPOINT = "identity.step-up.act.deputy";

    private final Deputies deputies;
    private final Acting acting;
    private final Accounts accounts;
    private final ProfileView profile;
    private final UserView users;

    DeputyPages(Deputies deputies, Acting acting, Accounts accounts, ProfileView profile, UserView users) {
        this.deputies = deputies;
        this.acting = acting;
        this.accounts = accounts;
        this.profile = profile;
        this.users = users;
    }

    @PostMapping("/profile/deputies")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp(APPOINT)
    ModelAndView appointMine(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request) {
        DeputyForm form = new DeputyForm(username, from, to, why);
        return refusal(Users.current().id(), form)
                .map(refusal -> profile.again(request, form.refused(refusal)))
                .orElseGet(() -> Page.redirect("/profile"));
    }

    @PostMapping("/profile/deputies/{id}/ending")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView endMine(@PathVariable long id) {
        deputies.end(id, Users.current());
        return Page.redirect("/profile");
    }

    @PostMapping("/users/{id}/deputies")
    @Allowed("identity:user:write")
    @StepUp(APPOINT)
    ModelAndView appoint(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String why) {
        Account account = accounts.find(id).orElseThrow(Refusal::notFound);
        DeputyForm form = new DeputyForm(username, from, to, why);
        return refusal(id, form)
                .map(form::refused)
                .map(again -> Page.of("identity/user", users.again(account, again), again.status()))
                .orElseGet(() -> Page.redirect("/users/" + id + "?notice=saved"));
    }

    /** What the user can mend; all else ends the request. */
    private Optional<Refusal> refusal(long absent, DeputyForm form) {
        try {
            deputies.appoint(absent, form.wish(), Users.current());
            return Optional.empty();
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.UNPROCESSABLE_CONTENT || refusal.status() == HttpStatus.CONFLICT) {
                return Optional.of(refusal);
            }
            throw refusal;
        }
    }

    @PostMapping("/users/{id}/deputies/{deputy}/ending")
    @Allowed("identity:user:write")
    ModelAndView end(@PathVariable long id, @PathVariable long deputy) {
        deputies.end(deputy, Users.current());
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    @PostMapping("/profile/acting")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.acting")
    ModelAndView begin(@RequestParam long deputy, HttpServletRequest request) {
        acting.begin(deputy, Users.current(), request);
        return Page.redirect("/");
    }

    @PostMapping("/profile/acting/ending")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView stop(HttpServletRequest request) {
        acting.stop(Users.current(), request);
        return Page.redirect("/profile");
    }
}

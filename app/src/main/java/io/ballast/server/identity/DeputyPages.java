package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deputies: appointed on one's own page or by an administrator; and acting as one. */
@Controller
class DeputyPages {
    private final Deputies deputies;
    private final Acting acting;

    DeputyPages(Deputies deputies, Acting acting) {
        this.deputies = deputies;
        this.acting = acting;
    }

    @PostMapping("/profile/deputies")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView appointMine(
            @RequestParam String username,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam String why) {
        CurrentUser user = Users.current();
        deputies.appoint(user.id(), new Deputies.Wish(username, from, to, why), user);
        return Page.redirect("/profile");
    }

    @PostMapping("/profile/deputies/{id}/ending")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView endMine(@PathVariable long id) {
        deputies.end(id, Users.current());
        return Page.redirect("/profile");
    }

    @PostMapping("/users/{id}/deputies")
    @Allowed("identity:user:write")
    ModelAndView appoint(
            @PathVariable long id,
            @RequestParam String username,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam String why) {
        deputies.appoint(id, new Deputies.Wish(username, from, to, why), Users.current());
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    @PostMapping("/users/{id}/deputies/{deputy}/ending")
    @Allowed("identity:user:write")
    ModelAndView end(@PathVariable long id, @PathVariable long deputy) {
        deputies.end(deputy, Users.current());
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    @PostMapping("/profile/acting")
    @Allowed(Allowed.SIGNED_IN)
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

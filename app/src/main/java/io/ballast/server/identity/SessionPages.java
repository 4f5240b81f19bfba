package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who is signed in now, and the way to sign them out. */
@Controller
class SessionPages {
    private final Sessions sessions;
    private final SessionEnding ending;
    private final Accounts accounts;

    SessionPages(Sessions sessions, SessionEnding ending, Accounts accounts) {
        this.sessions = sessions;
        this.ending = ending;
        this.accounts = accounts;
    }

    @GetMapping("/sessions")
    @Allowed(SessionEnding.MANAGE)
    ModelAndView list(HttpServletRequest request) {
        return Page.of(
                "identity/sessions",
                new SessionsPage(sessions.all(), Sessions.handleOf(request).orElse("")));
    }

    @PostMapping("/sessions/{handle}/ending")
    @Allowed(SessionEnding.MANAGE)
    ModelAndView end(@PathVariable String handle) {
        ending.one(handle, Users.current());
        return Page.redirect("/sessions");
    }

    @PostMapping("/users/{id}/sessions/ending")
    @Allowed(SessionEnding.MANAGE)
    ModelAndView endAll(@PathVariable long id) {
        ending.allOf(accounts.find(id).orElseThrow(Refusal::notFound), Users.current());
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    @PostMapping("/profile/sessions/{handle}/ending")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView endMine(@PathVariable String handle) {
        CurrentUser user = Users.current();
        if (sessions.of(user.id()).stream().noneMatch(one -> one.handle().equals(handle))) {
            throw Refusal.notFound();
        }
        ending.one(handle, user);
        return Page.redirect("/profile");
    }

    @PostMapping("/profile/sessions/ending")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView endOthers(HttpServletRequest request) {
        ending.others(Users.current(), Sessions.handleOf(request));
        return Page.redirect("/profile");
    }
}

package io.ballast.server.notification;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The messages behind the bell. */
@Controller
class InboxPages {
    private static final int ON_A_PAGE = 50;

    private final Inbox inbox;

    InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/notifications")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "9223372036854775806") long before) {
        List<Message> found = inbox.of(Users.current(), unread, before, ON_A_PAGE + 1);
        boolean isMore = found.size() > ON_A_PAGE;
        List<Message> shown = isMore ? found.subList(0, ON_A_PAGE) : found;
        return Page.of(
                "notification/inbox",
                new InboxPage(
                        shown, unread, isMore ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty()));
    }

    /** Leads to what the message is about, and marks it as read. */
    @GetMapping("/notifications/{id:[0-9]{1,18}}")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView open(@PathVariable long id) {
        CurrentUser user = Users.current();
        Message message = inbox.find(id, user).orElseThrow(Refusal::notFound);
        inbox.read(message.id(), user);
        return Page.redirect(message.path());
    }

    @PostMapping("/notifications/reading")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView readAll() {
        inbox.readAll(Users.current());
        return Page.redirect("/notifications");
    }
}

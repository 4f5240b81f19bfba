package io.ballast.server.notification;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How one wants to be told: kinds, channels, quiet hours, digest, language. */
@Controller
class WishPages {
    private final WishRows rows;
    private final WishKeeping keeping;
    private final MailSettings mail;

    WishPages(WishRows rows, WishKeeping keeping, MailSettings.Source mail) {
        this.rows = rows;
        this.keeping = keeping;
        this.mail = mail.settings();
    }

    @GetMapping("/notifications/preferences")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView form(@RequestParam(defaultValue = "false") boolean saved) {
        return Page.of(
                "notification/preferences",
                new WishPage(WishForm.of(rows.of(Users.current())), Optional.empty(), saved, mail.isConfigured()));
    }

    @PostMapping("/notifications/preferences")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView save(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietTo,
            @RequestParam(defaultValue = "false") boolean digest,
            @RequestParam(defaultValue = "") Set<String> wanted) {
        var form = new WishForm(address, language, zone, quietFrom, quietTo, digest, wanted);
        if (form.fault().isPresent()) {
            return Page.of(
                    "notification/preferences",
                    new WishPage(form, form.fault(), false, mail.isConfigured()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        keeping.keep(form.asWishes(), Users.current());
        return Page.redirect("/notifications/preferences?saved=true");
    }
}

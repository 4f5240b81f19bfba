package io.ballast.server.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page after signing in: the rooms of the house. */
@Controller
class StartPages {
    @GetMapping("/")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView start() {
        return Page.of(
                "web/start",
                new StartPage(Viewer.current().map(Viewer::displayName).orElse("")));
    }
}

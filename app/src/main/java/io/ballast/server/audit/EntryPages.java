package io.ballast.server.audit;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One entry of the trail, masked, and in full for a reason. */
@Controller
class EntryPages {
    private static final String ONE = "/audit/entries/{id:[0-9]{1,18}}";

    private final Trail trail;
    private final Revealing revealing;
    private final Formats formats;

    EntryPages(Trail trail, Revealing revealing, Formats formats) {
        this.trail = trail;
        this.revealing = revealing;
        this.formats = formats;
    }

    @GetMapping(ONE)
    @Allowed(value = "audit:entry:read", everyCustomer = true)
    ModelAndView entry(@PathVariable long id) {
        return masked(id, "", Optional.empty(), HttpStatus.OK);
    }

    /** In full, on the answer to the form only: the address shows it masked to whoever comes back. */
    @PostMapping(ONE + "/reveal")
    @Allowed(value = Revealing.REVEAL, everyCustomer = true)
    ModelAndView reveal(
            @PathVariable long id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        try {
            TrailEntry entry = revealing.reveal(id, reason);
            return Page.of("audit/entry", new EntryPage(entry, true, false, reason, Optional.empty()));
        } catch (Refusal e) {
            if (e.status() == HttpStatus.NOT_FOUND) {
                throw e;
            }
            String why = e.reason(formats.of(Preferences.of(request)));
            return masked(id, reason, Optional.of(why), e.status());
        }
    }

    private ModelAndView masked(long id, String reason, Optional<String> fault, HttpStatus status) {
        TrailEntry full = trail.inFull(id).orElseThrow(Refusal::notFound);
        TrailEntry masked = full.masked();
        return Page.of("audit/entry", new EntryPage(masked, false, !masked.equals(full), reason, fault), status);
    }
}

package io.ballast.server.limits;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Begins a journal: which customers, and by which rule. */
@Controller
class JournalFormPages {
    private final JournalDesk desk;
    private final Planning planning;
    private final Formats formats;

    JournalFormPages(JournalDesk desk, Planning planning, Formats formats) {
        this.desk = desk;
        this.planning = planning;
        this.formats = formats;
    }

    @GetMapping("/limit-journals/new")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    ModelAndView form() {
        return page(JournalForm.fresh(), HttpStatus.OK);
    }

    private ModelAndView page(JournalForm form, HttpStatus status) {
        return Page.of("limits/journalform", new JournalFormPage(form, planning.currency()), status);
    }

    @PostMapping("/limit-journals")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    ModelAndView draft(
            @RequestParam UUID id,
            @RequestParam(defaultValue = "PERCENT") JournalRule rule,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String percent,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") List<String> grades,
            @RequestParam(defaultValue = "") String risk,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String least,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String list,
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException {
        var form = new JournalForm(
                id,
                rule,
                amount,
                percent,
                to,
                grades,
                risk,
                department,
                owner,
                status,
                least,
                most,
                list(list, file),
                reason,
                Optional.empty());
        try {
            if (rule == JournalRule.REVERSAL) {
                throw Refusal.badRequest("limits.fault.filter", "rule");
            }
            Journal journal = desk.draft(form.asked(planning.currency()), Users.current());
            return Page.redirect("/limit-journals/" + journal.id());
        } catch (WrittenFields.Wrong wrong) {
            return page(form.with(wrong.fault(formats.of(Preferences.of(request)))), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal refusal) {
            return page(
                    form.with(new RequestForm.Fault("", refusal.reason(formats.of(Preferences.of(request))))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The rows of the file, or those that were written where there is none. */
    private static String list(String written, Optional<MultipartFile> file) throws IOException {
        Optional<MultipartFile> given = file.filter(one -> !one.isEmpty());
        if (given.filter(one -> one.getSize() > JournalForm.LONGEST_LIST).isPresent()
                || written.length() > JournalForm.LONGEST_LIST) {
            throw Refusal.badRequest("limits.fault.journal-list", JournalForm.LONGEST_LIST);
        }
        return given.isPresent() ? new String(given.get().getBytes(), StandardCharsets.UTF_8) : written;
    }
}

package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Job;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The way of a file into the ledger: send, check columns, dry run, import. */
@Controller
class UploadPages {
    private static final String UPLOAD = "/imports/uploads/{id:[0-9]{1,18}}";

    private final UploadDesk desk;
    private final UploadIntake intake;
    private final Imports imports;
    private final Formats formats;
    private final DataSize mostBytes;

    UploadPages(
            UploadDesk desk,
            UploadIntake intake,
            Imports imports,
            Formats formats,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize mostBytes) {
        this.desk = desk;
        this.intake = intake;
        this.imports = imports;
        this.formats = formats;
        this.mostBytes = mostBytes;
    }

    @GetMapping("/imports/new")
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    ModelAndView form() {
        return form(Optional.empty(), HttpStatus.OK);
    }

    private ModelAndView form(Optional<String> fault, HttpStatus status) {
        return Page.of(
                "connectors/newupload",
                new NewUploadPage(
                        imports.source(Imports.OWN).definition().files(),
                        mostBytes.toBytes(),
                        UploadIntake.MOST_FILES,
                        fault),
                status);
    }

    @PostMapping("/imports")
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    ModelAndView send(@RequestParam(name = "files", required = false) List<MultipartFile> sent) {
        List<UploadIntake.Incoming> files = incoming(sent);
        if (files.isEmpty()) {
            return form(Optional.of("connectors.upload.none"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return Page.redirect("/imports/uploads/" + intake.take(files));
    }

    /** A form without a chosen file sends one without name and bytes. */
    static List<UploadIntake.Incoming> incoming(@org.jspecify.annotations.Nullable List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(file -> file.getSize() > 0
                                || !Optional.ofNullable(file.getOriginalFilename())
                                        .orElse("")
                                        .isEmpty())
                        .map(file -> new UploadIntake.Incoming(
                                Optional.ofNullable(file.getOriginalFilename()).orElse(""), file))
                        .toList();
    }

    @GetMapping(UPLOAD)
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    ModelAndView upload(@PathVariable long id) {
        return page(desk.upload(id), List.of(), HttpStatus.OK);
    }

    private ModelAndView page(Upload upload, List<String> faults, HttpStatus status) {
        Optional<Job> job = desk.job(upload);
        boolean isRunning = job.filter(Job::isRunning).isPresent();
        UploadPage page = new UploadPage(
                upload,
                imports.definitions(),
                isRunning ? List.of() : desk.look(upload),
                job,
                desk.companyCurrency(),
                desk.base(upload.choices()),
                faults);
        return Page.of("connectors/upload", page, status);
    }

    /** What the button says: keep, check, load or drop. */
    @PostMapping(UPLOAD)
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    ModelAndView act(
            @PathVariable long id, @RequestParam(defaultValue = "keep") String act, HttpServletRequest request) {
        Fmt fmt = formats.of(Preferences.of(request));
        return switch (act) {
            case "drop" -> {
                desk.drop(id);
                yield Page.redirect("/imports");
            }
            case "stop" -> {
                Upload upload = desk.upload(id);
                desk.stop(upload);
                yield Page.redirect(upload.path());
            }
            case "again" -> {
                Upload upload = desk.upload(id);
                desk.start(id, upload.stage() == Upload.Stage.LOAD ? Upload.Stage.LOAD : Upload.Stage.CHECK);
                yield Page.redirect(upload.path());
            }
            case "keep", "check", "load" -> keep(id, act, request, fmt);
            default -> throw Refusal.badRequest("web.error.400.reason");
        };
    }

    private ModelAndView keep(long id, String act, HttpServletRequest request, Fmt fmt) {
        Upload before = desk.upload(id);
        var form = new UploadForm(before, request);
        List<String> faults = new ArrayList<>(form.faults(fmt, desk.base(form.choices())));
        desk.choose(id, form.choices(), form.said(desk.look(before)));
        Upload upload = desk.upload(id);
        boolean isStart = !act.equals("keep");
        if (isStart) {
            faults.addAll(faults(upload, fmt));
        }
        if (!faults.isEmpty()) {
            return page(upload, faults, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (isStart) {
            desk.start(id, act.equals("load") ? Upload.Stage.LOAD : Upload.Stage.CHECK);
        }
        return Page.redirect(upload.path());
    }

    private List<String> faults(Upload upload, Fmt fmt) {
        List<FileView> views = desk.look(upload);
        List<String> faults = new ArrayList<>();
        if (views.stream().allMatch(FileView::isLeftOut)) {
            faults.add(fmt.text("connectors.fault.nothing"));
        }
        for (FileView view : views) {
            if (view.isSaid()) {
                continue;
            }
            String name = view.file().name();
            if (view.refusal().isPresent()) {
                faults.add(fmt.text("connectors.fault.unreadable", name));
            } else if (view.kind().isEmpty()) {
                faults.add(fmt.text("connectors.fault.kind", name));
            } else if (view.columns().stream().noneMatch(ColumnProposal::isMissing)) {
                faults.add(fmt.text("connectors.fault.look", name));
            } else {
                String missing = String.join(
                        fmt.isChinese() ? "、" : ", ",
                        view.columns().stream()
                                .filter(ColumnProposal::isMissing)
                                .map(proposal -> proposal.column().title().in(fmt))
                                .toList());
                faults.add(fmt.text("connectors.fault.columns", name, missing));
            }
        }
        return faults;
    }

    @GetMapping(UPLOAD + "/rejected/{file:[0-9]{1,2}}.csv")
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    ResponseEntity<Resource> rejected(@PathVariable long id, @PathVariable int file) {
        List<FileReport> reports = desk.upload(id).reports();
        if (file < 1 || file > reports.size()) {
            throw Refusal.notFound();
        }
        FileReport report = reports.get(file - 1);
        Path path = report.errorFile().filter(Files::isReadable).orElseThrow(Refusal::notFound);
        return BatchPages.download(path, report.name());
    }
}

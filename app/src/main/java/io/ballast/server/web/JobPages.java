package io.ballast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What runs in the background: to its starter, and to those who may see all. */
@Controller
class JobPages {
    private static final int NEWEST = 200;
    private static final String READ_ALL = "web:job:read";
    private static final String CANCEL_ALL = "web:job:cancel";

    private final Jobs jobs;
    private final Formats formats;

    JobPages(Jobs jobs, Formats formats) {
        this.jobs = jobs;
        this.formats = formats;
    }

    @Bean
    static NavigationEntry jobsEntry() {
        return new NavigationEntry(NavigationEntry.Section.DATA, 90, "web.jobs", Icon.RUN, "/jobs", Allowed.SIGNED_IN);
    }

    @GetMapping("/jobs")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView list(HttpServletRequest request) {
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<Job> columns = new Columns<>(List.of(
                Column.text("kind", "web.job.kind", job -> Cell.link(fmt.text(job.kind()), job.path())),
                Column.text("title", "web.job.title", job -> Cell.of(job.title())),
                Column.text("state", "web.job.state", job -> Cell.of(job.state().badge(fmt))),
                Column.number("done", "web.job.done", job -> Cell.of(job.done())),
                Column.text("by", "web.job.by", job -> Cell.of(job.startedBy())),
                Column.text("started", "web.job.started", job -> Cell.of(job.startedAt())),
                Column.number("span", "web.job.span", job -> Cell.of(fmt.span(job.seconds())))));
        List<Job> visible = jobs.newest(NEWEST).stream()
                .filter(job -> isVisible(job, READ_ALL))
                .toList();
        Table table = Table.of(
                "jobs",
                "web.jobs",
                columns,
                TableQuery.of(request, columns, ""),
                Slice.whole(visible),
                job -> Long.toString(job.id()));
        return Page.of("web/jobs", new JobListPage(table));
    }

    @GetMapping("/jobs/{id}")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView job(@PathVariable long id) {
        Job job = visible(id, READ_ALL);
        return Page.of("web/job", new JobPage(job, job.isRunning() && isVisible(job, CANCEL_ALL)));
    }

    @PostMapping("/jobs/{id}/cancellation")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView cancel(@PathVariable long id) {
        Job job = visible(id, CANCEL_ALL);
        jobs.cancel(job.id());
        return Page.redirect(job.path());
    }

    private Job visible(long id, String permission) {
        return jobs.find(id).filter(job -> isVisible(job, permission)).orElseThrow(Refusal::notFound);
    }

    private static boolean isVisible(Job job, String permission) {
        Optional<Viewer> viewer = Viewer.current();
        return viewer.isPresent()
                && (viewer.get().getName().equals(job.startedBy())
                        || (viewer.get().may(permission) && viewer.get().seesEveryCustomer()));
    }
}

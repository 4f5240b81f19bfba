package io.ballast.server.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what the modules have to say about a subject. */
@Component
public class Panels {
    private final TemplateEngine engine;
    private final List<Panel> panels;

    Panels(TemplateEngine engine, List<Panel> panels) {
        this.engine = engine;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(panel -> panel.place().order()))
                .toList();
    }

    /** A panel with something to say. */
    public final class Section {
        private final Panel.Place place;
        private final Fragment fragment;

        private Section(Panel.Place place, Fragment fragment) {
            this.place = place;
            this.fragment = fragment;
        }

        public Panel.Place place() {
            return place;
        }

        /** The rendered fragment. */
        public Content in(Frame frame, Fmt fmt) {
            Map<String, Object> parameters = Map.of(Page.MODEL, fragment.page(), "frame", frame, "fmt", fmt);
            return output -> engine.render(fragment.template() + ".jte", parameters, output);
        }
    }

    /** The sections of this subject that the viewer may see, in their order. */
    public List<Section> of(Subject subject, Viewer viewer) {
        return panels.stream()
                .filter(panel -> panel.place().subjectType().equals(subject.type()))
                .filter(panel -> viewer.may(panel.place().permission()))
                .flatMap(panel -> section(panel, subject).stream())
                .toList();
    }

    /** One section of this subject, for a page that shows it elsewhere; nothing if the viewer may not see it. */
    public Optional<Section> named(String name, Subject subject, Viewer viewer) {
        return panels.stream()
                .filter(panel -> panel.place().subjectType().equals(subject.type()))
                .filter(panel -> panel.place().name().equals(name))
                .filter(panel -> viewer.may(panel.place().permission()))
                .findFirst()
                .flatMap(panel -> section(panel, subject));
    }

    private Optional<Section> section(Panel panel, Subject subject) {
        return panel.of(subject).map(fragment -> new Section(panel.place(), fragment));
    }
}

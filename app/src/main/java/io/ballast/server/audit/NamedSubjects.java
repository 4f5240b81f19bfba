package io.ballast.server.audit;

import io.ballast.server.web.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The subjects of entries by their names, as far as a module knows them. */
@Component
class NamedSubjects {
    private final List<SubjectNames> modules;

    NamedSubjects(List<SubjectNames> modules) {
        this.modules = modules;
    }

    /** The subjects of some entries. */
    record Known(Map<String, Map<String, SubjectNames.Named>> byType) {
        static final Known NOTHING = new Known(Map.of());

        /** The name of the subject with the way to its page; its id where nobody knows it. */
        Cell cell(TrailEntry entry) {
            return Optional.ofNullable(byType.get(entry.subjectType()))
                    .map(names -> names.get(entry.subjectId()))
                    .map(named -> Cell.link(named.name(), named.href()))
                    .orElseGet(() -> Cell.of(entry.subjectId()));
        }
    }

    /** One question a kind, however many entries there are. */
    Known of(List<TrailEntry> entries) {
        Map<String, Map<String, SubjectNames.Named>> byType = new HashMap<>();
        for (SubjectNames names : modules) {
            List<String> ids = entries.stream()
                    .filter(entry -> entry.subjectType().equals(names.type()))
                    .map(TrailEntry::subjectId)
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                byType.put(names.type(), names.of(ids));
            }
        }
        return new Known(byType);
    }
}

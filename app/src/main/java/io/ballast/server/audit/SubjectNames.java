package io.ballast.server.audit;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How subjects of a kind are called and where they are shown: a bean of the module that knows them. */
public interface SubjectNames {
    /**
     * A subject as a reader knows it.
     *
     * @param href its page
     */
    record Named(String name, String href) {}

    /** The kind, as entries hold it. */
    String type();

    /** Those that are known, by the id that entries hold. */
    Map<String, Named> of(Collection<String> ids);

    /** Things that are called by their number, each with a page of its own. */
    static SubjectNames numbered(String type, String pages) {
        return new SubjectNames() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Map<String, Named> of(Collection<String> ids) {
                return ids.stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), id -> new Named(id, pages + id)));
            }
        };
    }
}

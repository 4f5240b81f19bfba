package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The request that proved its sender, with the fields of the form that waited and none of its own. */
final class KeptRequest extends HttpServletRequestWrapper {
    private final Map<String, String[]> fields;

    KeptRequest(HttpServletRequest request, KeptAct act) {
        super(request);
        this.fields = act.fields().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, field -> field.getValue().toArray(String[]::new)));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = fields.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return fields;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }
}

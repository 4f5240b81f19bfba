package io.ballast.server.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the template of a view name and renders it whole before the first byte leaves, so that errors stay clean. */
final class JteViewResolver implements ViewResolver, Ordered {
    private final TemplateEngine engine;
    private final Frames frames;
    private final int order;

    JteViewResolver(TemplateEngine engine, Frames frames, int order) {
        this.engine = engine;
        this.frames = frames;
        this.order = order;
    }

    @Override
    public int getOrder() {
        return order;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        String template = viewName + ".jte";
        return viewName.contains(":") || !engine.hasTemplate(template) ? null : new TemplateView(template);
    }

    private final class TemplateView implements View {
        private final String template;

        private TemplateView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
            Map<String, Object> parameters = new HashMap<>();
            if (model != null) {
                model.forEach(parameters::put);
            }
            Frame frame = frames.of(request);
            parameters.put("frame", frame);
            parameters.put("fmt", frame.fmt());
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            try {
                output.writeTo(response.getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package io.ballast.server.web;

import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page: the template that shows it and the typed record it shows.
 *
 * <p>The template receives the record as {@code page}, and {@link Frame} and {@link Fmt} beside it:
 *
 * <pre>
 * &#64;param io.ballast.server.ledger.AgeingPage page
 * &#64;param io.ballast.server.web.Frame frame
 * &#64;param io.ballast.server.web.Fmt fmt
 * </pre>
 */
public final class Page {
    static final String MODEL = "page";

    private Page() {}

    /**
     * @param template path below src/main/jte without extension, such as {@code ledger/ageing}
     */
    public static ModelAndView of(String template, Record page) {
        return new ModelAndView(template, MODEL, page);
    }

    /** The same with another status than 200, for forms that are shown again with what is wrong. */
    public static ModelAndView of(String template, Record page, HttpStatus status) {
        ModelAndView view = of(template, page);
        view.setStatus(status);
        return view;
    }

    /** Sends the browser on after a change, so that reloading does not repeat it. */
    public static ModelAndView redirect(String path) {
        return new ModelAndView("redirect:" + path);
    }

    /**
     * Answers a form: sends the browser on after the act, or shows the page again with what was refused. What is not
     * there stays not there.
     *
     * @param act says where to go on
     */
    public static ModelAndView after(Supplier<String> act, Function<Refusal, ModelAndView> again) {
        try {
            return redirect(act.get());
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            return again.apply(refusal);
        }
    }
}

package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for a proof of presence, and goes on with the very form that wanted it. */
@Controller
class StepUpPages {
    private final Presence presence;
    private final Accounts accounts;
    private final PasskeyOptions options;
    private final ProviderSettings provider;
    private final ProviderLinks links;
    private final Clock clock;

    StepUpPages(
            Presence presence,
            Accounts accounts,
            PasskeyOptions options,
            ProviderSettings provider,
            ProviderLinks links,
            Clock clock) {
        this.presence = presence;
        this.accounts = accounts;
        this.options = options;
        this.provider = provider;
        this.links = links;
        this.clock = clock;
    }

    @GetMapping(StepUpInterceptor.PAGE)
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String act,
            @RequestParam("provider") Optional<String> refusedByProvider,
            HttpServletRequest request) {
        Optional<String> fault =
                refusedByProvider.flatMap(ProviderRefusal.Reason::named).map(ProviderRefusal.Reason::key);
        return Page.of("identity/stepup", page(waiting(act, request), fault, request));
    }

    @PostMapping(StepUpInterceptor.PAGE)
    @Allowed(Allowed.SIGNED_IN)
    @Nullable
    ModelAndView prove(
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam Optional<String> credential,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Optional<KeptAct> waiting = waiting(act, request);
        String title = waiting.map(KeptAct::title).orElse("");
        Presence.Outcome outcome = credential
                .map(answer -> presence.prove(answer, title, request))
                .orElseGet(() -> presence.prove(password, code, title, request));
        if (outcome != Presence.Outcome.PROVED) {
            return Page.of(
                    "identity/stepup",
                    page(waiting, Optional.of(outcome.fault()), request),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (act.isEmpty()) {
            return Page.redirect("/profile");
        }
        goOn(act, request, response);
        return null;
    }

    /** The handler sees the form as it was sent, and answers this request. */
    private void goOn(String act, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        KeptAct kept = KeptActs.in(request.getSession())
                .take(act)
                .filter(one -> one.isFor(Users.current(), clock.instant()))
                .orElseThrow(() -> Refusal.conflict("identity.step-up.gone"));
        request.getRequestDispatcher(kept.path()).forward(new KeptRequest(request, kept), response);
    }

    private Optional<KeptAct> waiting(String act, HttpServletRequest request) {
        return act.isEmpty()
                ? Optional.empty()
                : KeptActs.in(request.getSession())
                        .find(act)
                        .filter(one -> one.isFor(Users.current(), clock.instant()));
    }

    private StepUpPage page(Optional<KeptAct> waiting, Optional<String> fault, HttpServletRequest request) {
        long user = Users.current().id();
        Optional<ProviderProof> proof = ProviderProof.of(request, user, clock.instant());
        boolean asksCode = accounts.find(user).filter(Account::hasSecondFactor).isPresent()
                && proof.filter(ProviderProof::isSecondFactor).isEmpty();
        return new StepUpPage(
                waiting.map(KeptAct::id).orElse(""),
                waiting.map(KeptAct::title),
                proof.isEmpty() && accounts.hasPassword(user),
                asksCode,
                proof.isPresent(),
                offer(user, waiting).filter(any -> proof.isEmpty()),
                options.from(user, Challenges.Purpose.STEP_UP, request.getSession()),
                presence.window().toMinutes(),
                fault);
    }

    /** For who comes that way. */
    private Optional<ProviderOffer> offer(long user, Optional<KeptAct> waiting) {
        return provider.client()
                .flatMap(known -> links.of(user, known.issuer().toString()))
                .flatMap(link -> provider.offer(ProviderPages.PRESENCE + "?act="
                        + waiting.map(KeptAct::id).orElse("")));
    }
}

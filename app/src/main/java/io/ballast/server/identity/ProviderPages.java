package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** To the identity provider and back: to sign in, to accept a one-time link, to prove to be there. */
@Controller
class ProviderPages {
    /** Where the way to the provider begins. */
    static final String SIGN_IN = "/login/provider";

    /** The same for who is signed in and must prove to be there. */
    static final String PRESENCE = StepUpInterceptor.PAGE + "/provider";

    /** Only the provider can bring these about, so that nobody fills the trail from outside. */
    private static final Set<ProviderRefusal.Reason> NOTED =
            EnumSet.of(ProviderRefusal.Reason.UNSOUND, ProviderRefusal.Reason.CLOCKS, ProviderRefusal.Reason.ANOTHER);

    private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);

    private final ProviderSettings settings;
    private final ProviderFlow flow;
    private final ProviderAdmission admission;
    private final ProviderLinks links;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProviderPages(
            ProviderSettings settings,
            ProviderFlow flow,
            ProviderAdmission admission,
            ProviderLinks links,
            Accounts accounts,
            SignIn signIn,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.flow = flow;
        this.admission = admission;
        this.links = links;
        this.accounts = accounts;
        this.signIn = signIn;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping(SIGN_IN)
    @Allowed(Allowed.ANYONE)
    ModelAndView signIn(@RequestParam Optional<String> token, HttpServletRequest request) {
        if (token.isEmpty() && Users.find().isPresent()) {
            return Page.redirect("/");
        }
        return leave(
                token.<ProviderAsked.Purpose>map(text -> new ProviderAsked.Purpose.Invitation(new Secret(text)))
                        .orElseGet(ProviderAsked.Purpose.SignIn::new),
                request);
    }

    @GetMapping(PRESENCE)
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView presence(@RequestParam(defaultValue = "") String act, HttpServletRequest request) {
        return leave(new ProviderAsked.Purpose.Presence(act, Users.current().id()), request);
    }

    private ModelAndView leave(ProviderAsked.Purpose purpose, HttpServletRequest request) {
        if (settings.client().isEmpty()) {
            throw Refusal.notFound();
        }
        try {
            return Page.redirect(flow.begin(purpose, request.getSession()).toString());
        } catch (ProviderRefusal e) {
            return refused(e.reason(), purpose);
        }
    }

    @GetMapping(ProviderFlow.BACK)
    @Allowed(Allowed.ANYONE)
    ModelAndView back(
            @RequestParam Map<String, String> answer, HttpServletRequest request, HttpServletResponse response) {
        if (settings.client().isEmpty()) {
            throw Refusal.notFound();
        }
        Optional<ProviderAsked> asked =
                ProviderAsked.take(answer.getOrDefault("state", ""), request.getSession(), clock.instant());
        if (asked.isEmpty()) {
            return refused(ProviderRefusal.Reason.STALE, new ProviderAsked.Purpose.SignIn());
        }
        ProviderAsked.Purpose purpose = asked.get().purpose();
        try {
            ProviderPerson person = flow.finish(asked.get(), answer);
            return switch (purpose) {
                case ProviderAsked.Purpose.SignIn() ->
                    enter(admission.admit(person, request.getRemoteAddr()), purpose, person, request, response);
                case ProviderAsked.Purpose.Invitation(Secret token) ->
                    enter(admission.accept(token, person, request.getRemoteAddr()), purpose, person, request, response);
                case ProviderAsked.Purpose.Presence presence -> proved(presence, person, request);
            };
        } catch (ProviderRefusal e) {
            LOG.warn("identity provider refused reason={} because={}", e.reason(), e.getMessage());
            if (NOTED.contains(e.reason())) {
                note(e, request);
            }
            return refused(e.reason(), purpose);
        }
    }

    private ModelAndView enter(
            ProviderAdmission.Outcome outcome,
            ProviderAsked.Purpose purpose,
            ProviderPerson person,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (outcome) {
            case ProviderAdmission.Outcome.Refused(ProviderRefusal.Reason reason) -> refused(reason, purpose);
            case ProviderAdmission.Outcome.In(Account account) -> {
                CurrentUser user = accounts.asCurrent(account);
                signIn.begin(user, request, response);
                ProviderLogout.remember(person, request.getSession());
                if (person.hasSecondFactor()) {
                    SecondFactorGate.passed(request.getSession(), user);
                }
                yield SignIn.onward(request, response);
            }
        };
    }

    /** Who was asked again must be who is signed in; the page then goes on with the form. */
    private ModelAndView proved(
            ProviderAsked.Purpose.Presence presence, ProviderPerson person, HttpServletRequest request)
            throws ProviderRefusal {
        boolean isUser = Users.find()
                .filter(user -> user.id() == presence.user())
                .flatMap(user -> links.of(user.id(), person.issuer()))
                .filter(link -> link.subject().equals(person.subject()))
                .isPresent();
        if (!isUser) {
            throw new ProviderRefusal(ProviderRefusal.Reason.ANOTHER, "Another person proved to be there");
        }
        new ProviderProof(presence.user(), clock.instant(), person.hasSecondFactor()).keepIn(request);
        return Page.redirect(
                StepUpInterceptor.PAGE + "?act=" + URLEncoder.encode(presence.act(), StandardCharsets.UTF_8));
    }

    private static ModelAndView refused(ProviderRefusal.Reason reason, ProviderAsked.Purpose purpose) {
        return Page.redirect(
                purpose instanceof ProviderAsked.Purpose.Presence(String act, long user)
                        ? StepUpInterceptor.PAGE + "?act=" + URLEncoder.encode(act, StandardCharsets.UTF_8)
                                + "&provider=" + reason
                        : "/login?provider=" + reason);
    }

    private void note(ProviderRefusal refusal, HttpServletRequest request) {
        String issuer = settings.client().orElseThrow().issuer().toString();
        String actor = Users.find().map(CurrentUser::username).orElse(Audit.SYSTEM);
        transaction.executeWithoutResult(status -> audit.recordAs(
                actor,
                "identity.provider.refused",
                "provider",
                issuer,
                "",
                Map.of(),
                Map.of("because", refusal.reason().name(), "address", request.getRemoteAddr())));
    }
}

package io.ballast.server.identity;

import io.ballast.server.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one's second factors: app, passkeys and recovery codes. */
@Component
class SecondFactorView {
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final SecondFactorGate gate;
    private final Accounts accounts;
    private final ProviderLinking linking;

    SecondFactorView(
            SecondFactors factors,
            Passkeys passkeys,
            PasskeyOptions options,
            SecondFactorGate gate,
            Accounts accounts,
            ProviderLinking linking) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.options = options;
        this.gate = gate;
        this.accounts = accounts;
        this.linking = linking;
    }

    /**
     * The page.
     *
     * @param codes recovery codes just made, shown this once
     * @param fault message key of what is wrong
     */
    ModelAndView page(List<String> codes, Optional<String> fault, HttpServletRequest request) {
        CurrentUser user = Users.current();
        Optional<byte[]> offered = codes.isEmpty() ? factors.offered(user) : Optional.empty();
        return Page.of(
                "identity/secondfactor",
                new SecondFactorPage(
                        offered.map(secret -> QrCode.of(Totp.address(user.username(), secret))),
                        offered.map(Totp::base32).orElse(""),
                        codes,
                        factors.recoveryCodesLeft(user.id()),
                        passkeys.of(user.id()),
                        options.creation(user, request.getSession()),
                        accounts.hasPassword(user.id()),
                        linking.of(user.id()),
                        gate.mayLeave(),
                        fault),
                fault.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}

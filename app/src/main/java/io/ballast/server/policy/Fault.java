package io.ballast.server.policy;

import io.ballast.engine.PolicyParsing;
import io.ballast.server.web.Fmt;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Why a draft was not changed, shown on the page that asked for it.
 *
 * @param status as a program would be told
 * @param key message key
 * @param arguments of the message
 */
record Fault(HttpStatus status, String key, List<Object> arguments) {
    Fault {
        arguments = List.copyOf(arguments);
    }

    static Fault of(PolicyParsing.Refused refused) {
        return new Fault(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "policy.fault.text",
                List.of(refused.line(), refused.field(), refused.message()));
    }

    String text(Fmt fmt) {
        return fmt.text(key, arguments.toArray());
    }
}

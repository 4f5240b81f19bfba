package io.ballast.server.web;

import io.ballast.engine.value.Text;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Ends a request with a reason the reader understands: an error page, or problem+json below /api. It is for what the
 * reader asked for and cannot have; a fault of ours is an ordinary exception, and a form is shown again instead.
 */
public final class Refusal extends ResponseStatusException {
    private final String key;
    private final List<Object> arguments;

    private Refusal(HttpStatus status, String key, Object... arguments) {
        super(status, key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** There is nothing here, or nothing this viewer may know of. */
    public static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "web.error.404.reason");
    }

    /**
     * @param key message with the reason
     */
    public static Refusal badRequest(String key, Object... arguments) {
        return new Refusal(HttpStatus.BAD_REQUEST, key, arguments);
    }

    /**
     * @param key message with the reason
     */
    public static Refusal conflict(String key, Object... arguments) {
        return new Refusal(HttpStatus.CONFLICT, key, arguments);
    }

    /**
     * @param key message with the reason
     */
    public static Refusal unprocessable(String key, Object... arguments) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
    }

    /**
     * @param key message with the reason
     */
    public static Refusal forbidden(String key, Object... arguments) {
        return new Refusal(HttpStatus.FORBIDDEN, key, arguments);
    }

    /**
     * There is no room to keep what was sent.
     *
     * @param key message with the reason
     */
    public static Refusal noRoom(String key, Object... arguments) {
        return new Refusal(HttpStatus.INSUFFICIENT_STORAGE, key, arguments);
    }

    public HttpStatus status() {
        return HttpStatus.valueOf(getStatusCode().value());
    }

    /** In the reader's language, for a form that is shown again. */
    public String reason(Fmt fmt) {
        return fmt.text(
                key,
                arguments.stream()
                        .map(argument -> argument instanceof Text text ? fmt.text(text) : argument)
                        .toArray());
    }
}

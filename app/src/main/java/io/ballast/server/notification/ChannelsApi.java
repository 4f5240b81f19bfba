package io.ballast.server.notification;

import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receivers outside the house and what became of messages, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "notifications", description = "Messages, channels and deliveries")
class ChannelsApi {
    private static final String LIST = "/channels";
    private static final String ONE = "/channels/{id:[0-9]{1,18}}";
    private static final int MOST = 1_000;

    private final Endpoints endpoints;
    private final EndpointKeeping keeping;
    private final DeliveryLog log;

    ChannelsApi(Endpoints endpoints, EndpointKeeping keeping, DeliveryLog log) {
        this.endpoints = endpoints;
        this.keeping = keeping;
        this.log = log;
    }

    /** A receiver. */
    record ChannelView(
            long id,
            Endpoint.Type type,
            String name,

            @Schema(description = "Host it is posted to; the rest of the address is kept secret")
            String host,

            Set<Kind> kinds,

            @Schema(description = "Only customers of this branch are told of; none: of all")
            Optional<String> department,

            boolean active,

            @Schema(description = "What the receiver said when it left")
            String disabledBecause,

            @Schema(description = "Send it back with a change")
            int version) {
        private static ChannelView of(Endpoint endpoint) {
            return new ChannelView(
                    endpoint.id(),
                    endpoint.type(),
                    endpoint.name(),
                    endpoint.host(),
                    endpoint.kinds(),
                    endpoint.department(),
                    endpoint.isActive(),
                    endpoint.disabledBecause(),
                    endpoint.version());
        }
    }

    /** A receiver that was just made, or got a new secret. */
    record SecretView(
            long id,

            @Schema(description = "Signs messages to a webhook; it is not shown again")
            Optional<String> secret) {}

    /** A new receiver, or what is changed of one. */
    record ChannelOrder(
            @Schema(description = "Of a new one; WEBHOOK if it is left out")
            Optional<Endpoint.Type> type,

            @Schema(description = "Of a new one") Optional<String> name,

            @Schema(description = "Of a new one: where it is posted to")
            Optional<String> address,

            @Schema(description = "Of a new robot that asks for one")
            Optional<String> secret,

            Optional<Set<Kind>> kinds,
            Optional<String> department,

            @Schema(description = "Of texts for robots: zh or en")
            Optional<String> language,

            @Schema(description = "Of a change: the version that was read")
            Optional<Integer> version) {
        private EndpointForm asForm() {
            return new EndpointForm(
                    type.orElse(Endpoint.Type.WEBHOOK),
                    name.orElse(""),
                    address.orElse(""),
                    secret.orElse(""),
                    kinds.orElse(Set.of()),
                    department.orElse(""),
                    language.orElse("zh"));
        }
    }

    @GetMapping(LIST)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @Operation(operationId = "listChannels", summary = "List webhooks and robots")
    List<ChannelView> list() {
        return endpoints.all().stream().map(ChannelView::of).toList();
    }

    @GetMapping(ONE)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @Operation(operationId = "getChannel", summary = "Get a webhook or robot")
    ChannelView one(@Parameter(description = "Key of the channel") @PathVariable long id) {
        return ChannelView.of(endpoints.find(id).orElseThrow(Refusal::notFound));
    }

    @PostMapping(LIST)
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    @Operation(operationId = "addChannel", summary = "Add a webhook or robot")
    @ApiResponse(responseCode = "201", description = "Added; the answer has the secret of a webhook")
    @ApiResponse(responseCode = "422", description = "A field is not sound, or the address is not public")
    SecretView add(@RequestBody ChannelOrder order) {
        return stored(keeping.add(order.asForm(), Users.current()));
    }

    @PutMapping(ONE)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    @Operation(operationId = "changeChannel", summary = "Change what a webhook or robot is told")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "Somebody changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "A field is not sound")
    SecretView change(
            @Parameter(description = "Key of the channel") @PathVariable long id, @RequestBody ChannelOrder order) {
        return stored(keeping.change(id, order.version().orElse(0), order.asForm(), Users.current()));
    }

    @PostMapping(ONE + "/secret")
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    @Operation(operationId = "rotateChannelSecret", summary = "Give a webhook a new secret beside the one before")
    @ApiResponse(responseCode = "200", description = "The new secret; the one before signs for three more days")
    @ApiResponse(responseCode = "409", description = "It is no webhook")
    SecretView rotate(@Parameter(description = "Key of the channel") @PathVariable long id) {
        return new SecretView(id, Optional.of(keeping.rotate(id, Users.current())));
    }

    @PostMapping(ONE + "/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @Operation(operationId = "testChannel", summary = "Send a test message")
    @ApiResponse(responseCode = "202", description = "It will be sent")
    @ApiResponse(responseCode = "409", description = "The channel is disabled")
    void test(@Parameter(description = "Key of the channel") @PathVariable long id) {
        keeping.test(id, Users.current());
    }

    @PostMapping(ONE + "/disabling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @Operation(operationId = "disableChannel", summary = "Disable a webhook or robot")
    void disable(@Parameter(description = "Key of the channel") @PathVariable long id) {
        keeping.setActive(id, false, Users.current());
    }

    @PostMapping(ONE + "/enabling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @StepUp("notification.step-up.channel")
    @Operation(operationId = "enableChannel", summary = "Enable a webhook or robot")
    void enable(@Parameter(description = "Key of the channel") @PathVariable long id) {
        keeping.setActive(id, true, Users.current());
    }

    /** What became of a message. */
    record DeliveryView(
            long id,
            Kind kind,
            Channel channel,

            @Schema(description = "Key of the user it is for")
            Optional<Long> user,

            @Schema(description = "Name of the webhook or robot it is for")
            Optional<String> endpoint,

            @Schema(description = "WAITING, SENT, DEAD or DROPPED")
            String state,

            int attempts,
            Instant createdAt,
            Optional<Instant> sentAt,
            Optional<Instant> nextAttemptAt,
            String lastAnswer) {
        private static DeliveryView of(DeliveryLog.Line line) {
            return new DeliveryView(
                    line.id(),
                    line.kind(),
                    line.channel(),
                    line.user(),
                    line.endpoint(),
                    line.state(),
                    line.attempts(),
                    line.createdAt(),
                    line.sentAt(),
                    line.nextAt(),
                    line.answer());
        }
    }

    @GetMapping("/deliveries")
    @Allowed(value = DeliveryPages.READ, everyCustomer = true)
    @Operation(operationId = "listDeliveries", summary = "List what became of messages, the newest first")
    List<DeliveryView> deliveries(
            @Parameter(description = "WAITING, SENT, DEAD or DROPPED") @RequestParam Optional<String> state,
            @Parameter(description = "IN_APP, MAIL, WEBHOOK or ROBOT") @RequestParam Optional<Channel> channel,
            @Parameter(description = "Only those to this channel") @RequestParam(defaultValue = "0") long endpoint,
            @Parameter(description = "Only smaller keys, to page on")
                    @RequestParam(defaultValue = "9223372036854775807")
                    long before,
            @Parameter(description = "At most so many, 1 to 1000") @RequestParam(defaultValue = "100") int size) {
        if (size < 1
                || size > MOST
                || state.filter(name -> !DeliveryPages.STATES.contains(name)).isPresent()) {
            throw Refusal.badRequest("web.error.400.reason");
        }
        return log.of(state.orElse(""), channel.map(Enum::name).orElse(""), endpoint, before, size).stream()
                .map(DeliveryView::of)
                .toList();
    }

    @PostMapping("/deliveries/{id:[0-9]{1,18}}/sending-again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(value = EndpointDoor.MANAGE, everyCustomer = true)
    @Operation(operationId = "sendDeliveryAgain", summary = "Send a message again that was given up")
    @ApiResponse(responseCode = "202", description = "It will be sent, if it was given up")
    void again(@Parameter(description = "Key of the delivery") @PathVariable long id) {
        keeping.sendAgain(id, Users.current());
    }

    private static SecretView stored(EndpointKeeping.Result result) {
        return switch (result) {
            case EndpointKeeping.Result.Stored(long id, Optional<String> secret) -> new SecretView(id, secret);
            case EndpointKeeping.Result.Refused(String fault) -> throw Refusal.unprocessable(fault);
        };
    }
}

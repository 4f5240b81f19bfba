package io.ballast.server.customers;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is in charge of a customer, for programs. */
@RestController
@RequestMapping("/api/v1/customers/{code}/owner")
@Tag(name = "customers", description = "Customers, their assessments and why these are what they are")
class OwnersApi {
    private final VisibleCustomers customers;
    private final HandOver handOver;

    OwnersApi(VisibleCustomers customers, HandOver handOver) {
        this.customers = customers;
        this.handOver = handOver;
    }

    /** Who is to be in charge. */
    record Owner(
            @Schema(description = "Code of a sales person who is in charge of some customer already")
            String owner) {
        Owner {
            Objects.requireNonNull(owner, "owner");
        }
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed("customers:customer:write")
    @Operation(
            operationId = "handCustomerOver",
            summary = "Hand a customer to another sales person",
            description = "Files that are imported later do not undo it. It goes into the audit trail.")
    void assign(@Parameter(description = "Code of the customer") @PathVariable String code, @RequestBody Owner to) {
        CurrentUser user = Users.current();
        handOver.to(to.owner(), List.of(customers.keyOf(code, user)), user);
    }
}

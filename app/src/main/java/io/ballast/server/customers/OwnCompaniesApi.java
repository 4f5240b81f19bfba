package io.ballast.server.customers;

import io.ballast.server.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The companies of ours that sell, for programs. */
@RestController
@Tag(name = "customers", description = "Customers, their assessments and why these are what they are")
class OwnCompaniesApi {
    private final OwnCompanies companies;

    OwnCompaniesApi(OwnCompanies companies) {
        this.companies = companies;
    }

    @GetMapping("/api/v1/own-companies")
    @Allowed("customers:customer:read")
    @Operation(
            operationId = "listOwnCompanies",
            summary = "List the companies of ours that sell",
            description = "By code; the main one, whose documents name none, is first and has an empty code.")
    List<OwnCompany> list() {
        return companies.all();
    }
}

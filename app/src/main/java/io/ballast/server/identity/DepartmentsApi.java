package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tree of departments, for programs. */
@RestController
@RequestMapping("/api/v1/departments")
@Tag(name = "users", description = "Users and the departments their data scopes follow")
class DepartmentsApi {
    private final Accounts accounts;
    private final UserAdministration administration;

    DepartmentsApi(Accounts accounts, UserAdministration administration) {
        this.accounts = accounts;
        this.administration = administration;
    }

    /** A department. */
    record DepartmentView(
            String code,
            String name,

            @Schema(description = "Code of the department above")
            Optional<String> parent) {}

    /** What a department is called and where it belongs. */
    record NewDepartment(
            @Schema(description = "1 to 100 characters") String name,

            @Schema(description = "Code of the department above; null at the top")
            Optional<String> parent) {
        NewDepartment {
            Objects.requireNonNull(name, "name");
        }
    }

    @GetMapping
    @Allowed("identity:department:read")
    @Operation(operationId = "listDepartments", summary = "List all departments")
    List<DepartmentView> list() {
        return accounts.departments().stream()
                .map(one -> new DepartmentView(one.code(), one.name(), one.parentCode()))
                .toList();
    }

    @PutMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed("identity:department:write")
    @StepUp("identity.step-up.act.department")
    @Operation(
            operationId = "addDepartment",
            summary = "Add a department",
            description = "One that is there already is not changed: the answer then is 422.")
    void add(
            @Parameter(description = "Letters, digits, dot, dash and underscore, 1 to 40") @PathVariable String code,
            @RequestBody NewDepartment department) {
        if (!administration.addDepartment(new Department(code, department.name().strip(), department.parent()))) {
            throw Refusal.unprocessable("identity.fault.department-new");
        }
    }
}

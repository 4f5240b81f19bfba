package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Page;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree of departments, which data scopes follow. */
@Controller
class DepartmentPages {
    private static final Columns<Department> COLUMNS = new Columns<>(List.of(
            Column.text("code", "identity.department.code", department -> Cell.of(department.code())),
            Column.text("name", "identity.department.name", department -> Cell.of(department.name())),
            Column.text(
                    "parent",
                    "identity.department.parent",
                    department -> Cell.orNone(department.parentCode(), Cell::of))));

    private final Accounts accounts;
    private final UserAdministration administration;

    DepartmentPages(Accounts accounts, UserAdministration administration) {
        this.accounts = accounts;
        this.administration = administration;
    }

    @GetMapping("/departments")
    @Allowed("identity:department:read")
    ModelAndView list(HttpServletRequest request) {
        return Page.of("identity/departments", page(request, Optional.empty()));
    }

    @PostMapping("/departments")
    @Allowed("identity:department:write")
    @StepUp("identity.step-up.act.department")
    ModelAndView add(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String parent,
            HttpServletRequest request) {
        Optional<String> above = Optional.of(parent).filter(given -> !given.isEmpty());
        if (!administration.addDepartment(new Department(code, name.strip(), above))) {
            return Page.of(
                    "identity/departments",
                    page(request, Optional.of("identity.fault.department-new")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return Page.redirect("/departments");
    }

    private DepartmentPage page(HttpServletRequest request, Optional<String> fault) {
        List<Department> departments = accounts.departments();
        Table table = Table.of(
                "departments",
                "identity.departments",
                COLUMNS,
                TableQuery.of(request, COLUMNS, ""),
                Slice.whole(departments),
                Department::code);
        return new DepartmentPage(table, departments, fault);
    }
}

package io.ballast.server.modellab;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What people find of the scorecard in force, by page and for programs. */
@Controller
@Tag(name = "model-lab")
class ValidationPages {
    private static final String API = "/api/v1/model-lab/validations";

    private final Validations validations;

    ValidationPages(Validations validations) {
        this.validations = validations;
    }

    /** A finding. */
    record ValidationWish(
            @Schema(description = "Client-made key: one validation, however often it is sent")
            String key,

            @Schema(description = "The version of the policy that was looked at")
            long policy,

            Validation.Verdict verdict,
            String note) {}

    @PostMapping("/models/validations")
    @Allowed(value = DataSets.VALIDATE, everyCustomer = true)
    ModelAndView validate(
            @RequestParam String key,
            @RequestParam long policy,
            @RequestParam Validation.Verdict verdict,
            @RequestParam(defaultValue = "") String note) {
        validations.validate(key, policy, verdict, note, Users.current());
        return Page.redirect("/models/watch#validation");
    }

    @GetMapping(API)
    @ResponseBody
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getValidations", summary = "Get by when the scorecard in force has to be validated")
    ValidationDue due() {
        return validations.due();
    }

    @PostMapping(API)
    @ResponseBody
    @Allowed(value = DataSets.VALIDATE, everyCustomer = true)
    @Operation(operationId = "validateModel", summary = "Say what was found of the scorecard in force")
    ValidationDue validate(@RequestBody ValidationWish wish) {
        validations.validate(wish.key(), wish.policy(), wish.verdict(), wish.note(), Users.current());
        return validations.due();
    }
}

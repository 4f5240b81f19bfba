package io.ballast.server.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the interface says once for all: who may call, and how refusals look. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String ABOUT = """
        Everything the pages show and do, for programs. Send an API token of a user (made on the profile page) as
        `Authorization: Bearer bal_…`; it sees exactly the customers its user sees.

        Amounts are whole numbers of minor units (cents, fen) of the currency named beside them. Ratios and
        probabilities are 0..1. Days are ISO dates. Lists are cut into pages: pass `next` as `at` for the next one.
        A field without a value is null; unknown is never zero. Errors are problem+json (RFC 9457).""";

    private static final Map<String, String> REFUSALS = refusals();

    private static Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "A parameter makes no sense");
        refusals.put("401", "No token, or one that is unknown, revoked or expired");
        refusals.put("403", "The user of the token may not do this");
        refusals.put("404", "There is nothing here, or nothing this user may know of");
        refusals.put("500", "Our mistake; the request id leads to the log");
        return refusals;
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Ballast")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token of a user")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Every operation tells its refusals in the same words. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::addRefusals);
        };
    }

    private static void addRefusals(Operation operation) {
        REFUSALS.forEach((status, meaning) ->
                operation.getResponses().putIfAbsent(status, new ApiResponse().description(meaning)));
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
            }
        });
    }

    private static Schema<Object> problem() {
        Schema<Object> problem = schema("object", "Why a request was refused (RFC 9457)");
        problem.addProperty("type", schema("string", "about:blank, or a URI that names the problem"));
        problem.addProperty("title", schema("string", "What happened"));
        problem.addProperty("status", schema("integer", "The HTTP status"));
        problem.addProperty("detail", schema("string", "Why"));
        problem.addProperty("instance", schema("string", "The path that was asked for"));
        problem.addProperty("next", schema("string", "What to do about it"));
        problem.addProperty("requestId", schema("string", "Leads to the log"));
        return problem;
    }

    private static Schema<Object> schema(String type, String description) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        schema.setDescription(description);
        return schema;
    }
}

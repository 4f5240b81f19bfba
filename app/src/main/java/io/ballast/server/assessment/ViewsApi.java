package io.ballast.server.assessment;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of the customer list, for programs. */
@RestController
@RequestMapping("/api/v1/views")
@Tag(name = "views", description = "Named filters of the customer list")
class ViewsApi {
    private final SavedViews views;
    private final ViewKeeping keeping;

    ViewsApi(SavedViews views, ViewKeeping keeping) {
        this.views = views;
        this.keeping = keeping;
    }

    /** A saved view. */
    record ViewView(
            long id,

            @Schema(description = "User name of whose it is")
            String owner,

            String name,
            @Schema(description = "Whether all see it") boolean isShared,

            @Schema(description = "Filter, sort and columns as the address of the list has them")
            String query) {}

    /** What is to be kept. */
    record NewView(
            @Schema(description = "Whether all are to see it")
            boolean isShared,

            @Schema(description = "Filter, sort and columns as the address of the list has them")
            String query) {
        NewView {
            Objects.requireNonNull(query, "query");
        }
    }

    @GetMapping
    @Allowed("customers:customer:read")
    @Operation(operationId = "listViews", summary = "List the user's own saved views, then those others share")
    List<ViewView> list() {
        return views.of(Users.current().username()).stream()
                .map(view -> new ViewView(view.id(), view.owner(), view.name(), view.isShared(), view.query()))
                .toList();
    }

    @PutMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed("customers:customer:read")
    @Operation(operationId = "saveView", summary = "Save a view, in place of the user's own one of the same name")
    void save(
            @Parameter(description = "Name, 1 to 60 characters") @PathVariable String name, @RequestBody NewView view) {
        keeping.save(Users.current(), name, view.isShared(), view.query());
    }

    @DeleteMapping("/{id:[0-9]{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed("customers:customer:read")
    @Operation(operationId = "dropView", summary = "Drop one of the user's own saved views")
    void drop(@Parameter(description = "Key of the view") @PathVariable long id) {
        keeping.drop(Users.current(), id);
    }
}

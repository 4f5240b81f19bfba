package io.ballast.server.connectors;

import java.util.List;
import java.util.Optional;

/**
 * The form that sends files, and the templates to begin with.
 *
 * @param templates kinds of file of Ballast's own source
 * @param mostBytes size of all files together
 * @param mostFiles how many at once
 * @param fault message key of what is to be put right
 */
record NewUploadPage(List<FileDefinition> templates, long mostBytes, int mostFiles, Optional<String> fault) {
    NewUploadPage {
        templates = List.copyOf(templates);
    }

    long mostMegabytes() {
        return mostBytes >> 20;
    }
}

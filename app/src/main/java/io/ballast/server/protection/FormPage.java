package io.ballast.server.protection;

/** The form of a new document, or of what a document says now. */
record FormPage(ProtectionForm form) {
    ProtectionKind[] kinds() {
        return ProtectionKind.values();
    }

    boolean isChange() {
        return form.document().isPresent();
    }

    String action() {
        return form.document().map(id -> "/protections/" + id + "/changes").orElse("/protections");
    }

    String back() {
        return form.document().map(id -> "/protections/" + id).orElse("/protections");
    }
}

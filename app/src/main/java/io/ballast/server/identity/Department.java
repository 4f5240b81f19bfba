package io.ballast.server.identity;

import java.util.Optional;

/**
 * A branch of the company.
 *
 * @param code letters, digits, dot, dash and underscore
 * @param name as people call it
 * @param parentCode the department above, if any
 */
record Department(String code, String name, Optional<String> parentCode) {}

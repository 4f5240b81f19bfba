package io.ballast.server.identity;

import io.ballast.server.web.Table;

/**
 * All users.
 *
 * @param table one row a user
 */
record UserListPage(Table table) {}

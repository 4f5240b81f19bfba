package io.ballast.server.identity;

import io.ballast.server.web.Table;
import java.util.List;
import java.util.Optional;

/**
 * The departments and the form for a new one.
 *
 * @param table one row a department
 * @param departments to choose a parent from
 * @param fault message key of what is wrong with the form
 */
record DepartmentPage(Table table, List<Department> departments, Optional<String> fault) {}

package io.ballast.server.customers;

/**
 * A company of ours that sells, as a row of a file describes it.
 *
 * @param row number of that row
 * @param code key in the source system
 * @param name legal name
 */
public record NewOwnCompany(long row, String code, String name) {}

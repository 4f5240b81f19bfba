alter table assessment.assessment
    drop constraint assessment_basis_check,
    add constraint assessment_basis_check check (basis between 0 and 4),
    add column default_minor bigint check (default_minor > 0),
    add column default_days int check (default_days > 0),
    add column probation_until date,
    add constraint assessment_default_check check (
        (default_minor is null) = (default_days is null)
        and (basis = 4) = (num_nonnulls(default_minor, probation_until) = 1)
        and (basis = 4 or num_nonnulls(default_minor, probation_until) = 0));

comment on column assessment.assessment.basis is
    'Why the grade in force is what it is: 0 computed, 1 overridden, 2 withheld, 3 kept from the previous assessment within the margin, 4 in default.';
comment on column assessment.assessment.default_minor is
    'What is undisputed and overdue for longer than the policy allows, less what is unapplied; in default only.';
comment on column assessment.assessment.default_days is 'Days past due of the oldest of it.';
comment on column assessment.assessment.probation_until is
    'Where it was paid: first day on which the grade comes from the score again.';

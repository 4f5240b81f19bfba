alter table assessment.assessment
    drop constraint assessment_basis_check,
    add constraint assessment_basis_check check (basis between 0 and 3);

comment on column assessment.assessment.basis is
    'Why the grade in force is what it is: 0 computed, 1 overridden, 2 withheld, 3 kept from the previous assessment within the margin.';

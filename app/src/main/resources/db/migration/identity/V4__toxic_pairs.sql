-- Separation of duties as data: who grants credit must not sell, book the money, or check the books afterwards.
create table identity.toxic_pair (
    one text not null,
    other text not null,
    why_zh text not null check (why_zh <> ''),
    why_en text not null check (why_en <> ''),
    primary key (one, other),
    check (one < other)
);
comment on table identity.toxic_pair is
    'Roles that one user may not hold together (Application Guidelines for Internal Control no. 9, sales).';

insert into identity.toxic_pair (one, other, why_zh, why_en) values
    ('CREDIT_MANAGER', 'SALES', '销售与信用审批分离', 'who sells does not grant the credit'),
    ('CREDIT_COMMITTEE', 'SALES', '销售与信用审批分离', 'who sells does not grant the credit'),
    ('RECEIVABLES', 'SALES', '销售与收款记账分离', 'who sells does not book the money'),
    ('CREDIT_MANAGER', 'RECEIVABLES', '信用审批、核销审批与收款记账分离', 'who grants credit or write-offs does not book the money'),
    ('CREDIT_COMMITTEE', 'RECEIVABLES', '信用审批、核销审批与收款记账分离', 'who grants credit or write-offs does not book the money'),
    ('AUDITOR', 'CREDIT_MANAGER', '审计独立于业务', 'who audits does not do the business'),
    ('AUDITOR', 'RECEIVABLES', '审计独立于业务', 'who audits does not do the business'),
    ('AUDITOR', 'SALES', '审计独立于业务', 'who audits does not do the business'),
    ('ADMIN', 'AUDITOR', '审计独立于系统管理', 'who audits does not administer the system'),
    ('CREDIT_COMMITTEE', 'MODELLER', '模型开发与批准分离', 'who makes a model does not approve it');

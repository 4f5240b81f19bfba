-- Which company of ours sells is said by the decision itself; the column is read off its text.
alter table creditcontrol.decision
    add own_company text not null
    generated always as (coalesce(substring(text from '^decision [^\n]* company=([A-Za-z0-9._-]+)'), '')) stored;
comment on column creditcontrol.decision.own_company is 'The company of ours that sells; empty for the main one.';

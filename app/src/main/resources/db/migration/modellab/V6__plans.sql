alter table modellab.training
    add column plan json not null default '{"wishes":{},"longRunRate":null,"choice":"ALL"}';
comment on column modellab.training.plan is
    'What was asked beyond the usual: wishes by characteristic, long-run rate, choice of characteristics.';

alter table modellab.model
    add column considered json not null default '[]',
    drop constraint model_kind_check,
    add constraint model_kind_check
        check (kind in ('EXPERT', 'NAIVE', 'ABSENCE', 'SCORECARD', 'TREE', 'FOREST', 'BOOSTING'));
comment on column modellab.model.considered is 'What became of each characteristic when a scorecard was fitted.';

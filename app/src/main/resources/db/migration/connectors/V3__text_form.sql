-- How a text file is written, where the user says it.
alter table connectors.upload_file add encoding text not null default '';
alter table connectors.upload_file add delimiter text not null default '' check (length(delimiter) <= 3);
comment on column connectors.upload_file.encoding is 'Name of the encoding; empty to detect it.';
comment on column connectors.upload_file.delimiter is 'Sign between cells, or the word tab; empty to detect it.';

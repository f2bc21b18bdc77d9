-- Vacancies that were closed, filled or not, are a kind of data set of their own.
alter table evidence.dataset drop constraint dataset_kind_check;
alter table evidence.dataset add constraint dataset_kind_check check (kind in ('survey', 'vacancies', 'fills'));

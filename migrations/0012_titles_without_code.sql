-- A title for which nothing was found waits for a person too: it has no code until somebody chooses one.
-- squawk-ignore ban-drop-not-null
alter table vocabulary.coding alter column code drop not null;
-- squawk-ignore adding-foreign-key-constraint
alter table vocabulary.coding add constraint coding_of_version foreign key (version_id)
  references vocabulary.version (version_id) on delete cascade;
alter table vocabulary.coding add constraint coding_accepted_has_code
  check (code is not null or status <> 'accepted');
comment on column vocabulary.coding.code is 'null: nothing was found for the text';

-- What an officer writes of an occupation keeps the language of the page that it was written on: where it is read in the
-- other, that is said. What was written before, or by a program, has none.
alter table evidence.decision add column written_in text check (written_in in ('id', 'en'));
alter table evidence.criterion add column written_in text check (written_in in ('id', 'en'));
alter table evidence.round_cancellation add column written_in text check (written_in in ('id', 'en'));
comment on column evidence.decision.written_in is 'language of the page that the reason was written on; null: not known';
comment on column evidence.criterion.written_in is 'language of the page that evidence and source were written on; null: not known';
comment on column evidence.round_cancellation.written_in is 'language of the page that the reason was written on; null: not known';

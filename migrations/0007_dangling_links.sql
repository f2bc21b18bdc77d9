-- One row of a file may hold several links whose other end is absent: none of them is lost.
alter table vocabulary.dangling drop constraint dangling_pkey;
create index dangling_place on vocabulary.dangling (version_id, file, row);

-- The attempt that last stored a checkpoint, 0 before there is one: lost workers count only where nothing was gained between.
alter table jobs add column progressed integer default 0 not null;
update jobs set progressed = attempt where epoch > 0;

-- Whether a waiting job has been found too large beside those that were training.
alter table jobs add column waits_for_memory boolean default false not null;

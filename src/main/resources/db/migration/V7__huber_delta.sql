-- Huber's loss has a parameter; until now it was 1.
alter table models add column loss_delta double precision;
update models set loss_delta = 1 where loss = 'HUBER';

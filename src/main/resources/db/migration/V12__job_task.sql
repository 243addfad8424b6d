-- Whether a job learns classes or a number: it decides the unit of its losses. Older jobs take it from their dataset or,
-- where that was deleted, from the figures that their epochs have.
alter table jobs add column task varchar(20);

update jobs set task = (select datasets.task from datasets where datasets.id = jobs.dataset_id);

update jobs set task = 'REGRESSION'
where task is null
and exists (select 1 from epoch_metrics where epoch_metrics.job_id = jobs.id and epoch_metrics.train_mae is not null);

update jobs set task = 'CLASSIFICATION'
where task is null and exists (select 1 from epoch_metrics where epoch_metrics.job_id = jobs.id);

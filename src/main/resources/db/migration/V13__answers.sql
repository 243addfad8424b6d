-- A weight for each of thousands of classes takes more room than all other hyperparameters together.
alter table jobs alter column hyperparameters set data type varchar(1000000);

-- Warnings about the training, a JSON array of sentences.
alter table jobs add column diagnoses varchar(10000) default '[]' not null;

-- A dataset is not deleted while a model has test rows in it.
create index models_by_dataset on models (dataset);

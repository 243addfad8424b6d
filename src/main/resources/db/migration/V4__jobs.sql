-- Training jobs: one row is the whole aggregate but for its history. No foreign keys to datasets, networks and models:
-- a finished job outlives them, and an unfinished one guards them (see DatasetUse and NetworkUse).
create table jobs (
    id varchar(40) primary key,
    name varchar(100) not null,
    status varchar(16) not null,
    stop_reason varchar(20),
    created_at timestamp(6) with time zone not null,
    started_at timestamp(6) with time zone,
    finished_at timestamp(6) with time zone,
    attempt integer not null,
    priority integer not null,
    fraction double precision not null,
    epoch integer not null,
    step bigint not null,
    samples_per_second double precision,
    patience_left integer,
    estimated_finish timestamp(6) with time zone,
    best_epoch integer,
    best_loss double precision,
    best_validated boolean,
    dataset_id varchar(40) not null,
    network_id varchar(40),
    network varchar(1000000) not null,
    hyperparameters varchar(10000) not null,
    model_id varchar(40),
    error_code varchar(40),
    error_message varchar(2000),
    error_hint varchar(2000),
    metadata varchar(100000) not null
);
create index jobs_by_queue on jobs (status, priority, id);
create index jobs_by_dataset on jobs (dataset_id);
create index jobs_by_network on jobs (network_id);

create table job_transitions (
    job_id varchar(40) not null references jobs (id) on delete cascade,
    position integer not null,
    status varchar(16) not null,
    happened_at timestamp(6) with time zone not null,
    primary key (job_id, position)
);

create table epoch_metrics (
    job_id varchar(40) not null references jobs (id) on delete cascade,
    epoch integer not null,
    train_loss double precision not null,
    train_accuracy double precision,
    train_mae double precision,
    train_rmse double precision,
    validation_loss double precision,
    validation_accuracy double precision,
    validation_mae double precision,
    validation_rmse double precision,
    learning_rate double precision not null,
    gradient_norm double precision not null,
    seconds double precision not null,
    primary key (job_id, epoch)
);

-- The queue. Names and types are what db-scheduler expects.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone,
    picked boolean not null,
    picked_by varchar(200),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    state varchar(1000),
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- Cancelled jobs that nobody trains and whose model is still to be made. Names and types are what db-scheduler expects.
create table scheduled_endings (
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
create index scheduled_endings_by_time on scheduled_endings (execution_time);
create index scheduled_endings_by_heartbeat on scheduled_endings (last_heartbeat);

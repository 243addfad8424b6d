-- Whom to tell of what. The secret signs what is sent, so it is kept as it is.
create table webhooks (
    id varchar(40) primary key,
    url varchar(2000) not null,
    events varchar(200) not null,
    secret varchar(100) not null,
    created_at timestamp(6) with time zone not null
);

-- Events on their way. The body is kept, so that every try sends the same bytes.
create table webhook_deliveries (
    id varchar(40) primary key,
    webhook_id varchar(40) not null references webhooks (id) on delete cascade,
    event varchar(40) not null,
    job_id varchar(40) not null,
    body varchar(1000000) not null,
    state varchar(16) not null,
    attempts integer not null,
    round integer not null,
    tries integer not null,
    created_at timestamp(6) with time zone not null,
    next_attempt_at timestamp(6) with time zone,
    delivered_at timestamp(6) with time zone,
    response_status integer,
    error varchar(2000)
);
create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, id);
create index webhook_deliveries_by_age on webhook_deliveries (state, created_at);

-- Their queue. Names and types are what db-scheduler expects.
create table scheduled_deliveries (
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
create index scheduled_deliveries_by_time on scheduled_deliveries (execution_time);
create index scheduled_deliveries_by_heartbeat on scheduled_deliveries (last_heartbeat);

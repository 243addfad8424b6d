-- One row a name that was ever used: the row that whoever makes a version or moves an alias locks first, so that
-- versions count up without gaps in time and no version is given twice, also after its model was deleted.
create table model_names (
    name         varchar(200) not null primary key,
    last_version integer      not null
);

-- What was fitted and measured are the model's blobs "pipeline" and "evaluation", the weights its blobs "parameters"
-- and "buffers". No foreign keys to jobs and datasets: a model outlives them.
create table models (
    id              varchar(64)                 not null primary key,
    name            varchar(200)                not null references model_names (name),
    version         integer                     not null,
    created_at      timestamp(6) with time zone not null,
    network         varchar(1000000)            not null,
    head_units      integer                     not null,
    head_link       varchar(20)                 not null,
    loss            varchar(40)                 not null,
    parameter_count integer                     not null,
    buffer_count    integer                     not null,
    weights_sha256  varchar(64)                 not null,
    job             varchar(64)                 not null unique,
    dataset         varchar(64)                 not null,
    dataset_sha256  varchar(64)                 not null,
    hyperparameters varchar(1000000)            not null,
    seed            bigint                      not null,
    engine_version  varchar(100)                not null,
    kernels         varchar(1000)               not null,
    training_rows   integer                     not null,
    validation_rows integer                     not null,
    test_rows       integer                     not null,
    unique (name, version)
);

create table model_aliases (
    name     varchar(200) not null references model_names (name),
    alias    varchar(64)  not null,
    model_id varchar(64)  not null references models (id),
    primary key (name, alias)
);

create index model_aliases_by_model on model_aliases (model_id);

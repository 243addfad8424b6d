-- Layers as the API writes them, every default resolved.
create table networks (
    id         varchar(64)                 not null primary key,
    name       varchar(200)                not null,
    created_at timestamp(6) with time zone not null,
    definition varchar(1000000)            not null
);

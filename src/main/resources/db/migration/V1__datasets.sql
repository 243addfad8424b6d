-- Content-addressed storage: a chunk is kept once however many blobs share it. Its content lies apart, since H2 locks a
-- row by writing it anew.
create table chunks (
    sha256 varchar(64) not null primary key,
    bytes  integer     not null
);

create table chunk_contents (
    sha256  varchar(64) not null primary key references chunks (sha256),
    content bytea       not null
);

create table blobs (
    owner  varchar(64)  not null,
    name   varchar(100) not null,
    bytes  bigint       not null,
    sha256 varchar(64)  not null,
    primary key (owner, name)
);

create table blob_chunks (
    owner    varchar(64)  not null,
    name     varchar(100) not null,
    position integer      not null,
    sha256   varchar(64)  not null references chunks (sha256),
    primary key (owner, name, position)
);

create index blob_chunks_by_chunk on blob_chunks (sha256);

-- The columns and warnings of a dataset are its blob "schema", the encoded rows its blob "rows".
create table datasets (
    id          varchar(64)                 not null primary key,
    name        varchar(200)                not null,
    description varchar(2000)               not null,
    created_at  timestamp(6) with time zone not null,
    format      varchar(20)                 not null,
    row_count   integer                     not null,
    bytes       bigint                      not null,
    sha256      varchar(64)                 not null,
    task        varchar(20)                 not null,
    target      varchar(1000)               not null
);

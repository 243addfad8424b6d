-- What was answered under an Idempotency-Key. Without a status the request still runs, or its process died: then the
-- key is free again when it expires. The answer's body lies apart, cut into parts that H2 can hold.
create table idempotency_keys (
    name        varchar(255)                not null primary key,
    fingerprint varchar(64)                 not null,
    claim       varchar(64)                 not null,
    expires_at  timestamp(6) with time zone not null,
    status      integer,
    headers     varchar(10000)
);

create index idempotency_keys_by_expiry on idempotency_keys (expires_at);

create table idempotency_bodies (
    name     varchar(255) not null references idempotency_keys (name) on delete cascade,
    position integer      not null,
    content  bytea        not null,
    primary key (name, position)
);

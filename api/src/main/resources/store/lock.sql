-- PostgreSQL alone: until the transaction ends, no other server changes anything. The number means nothing else.
select pg_advisory_xact_lock(20180926)

-- one of the requests that come at once renews; a next id that never came back is made again after the overlap
update session set renewed_at = :now
where token_hash = :token_hash and ends_at is null and issued_at <= :due and (renewed_at is null or renewed_at <= :since)

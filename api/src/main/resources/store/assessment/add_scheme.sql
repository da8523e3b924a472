insert into scheme_version (scheme, version, document, note, made_by, made_at)
values (:scheme, :version, :document, :note, :user, :now)
on conflict do nothing

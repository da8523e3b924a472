select scheme, version, document, note, made_by, made_at from scheme_version order by scheme, version

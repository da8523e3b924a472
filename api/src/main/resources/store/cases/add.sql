-- Nothing is added where someone else was first: the number is taken then, of the entry or of the case's step.
insert into case_event (entry_no, case_no, event_no, at, user_name, kind, document, previous_hash, hash)
values (:entry_no, :case_no, :event_no, :at, :user, :kind, :document, :previous_hash, :hash)
on conflict do nothing

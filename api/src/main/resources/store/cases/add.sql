-- Nothing is added where someone else was first: the number is taken then.
insert into case_event (entry_no, case_no, event_no, at, user_name, kind, document, previous_hash, hash)
values (:entry_no, :case_no, :event_no, :at, :user, :kind, :document, :previous_hash, :hash)
on conflict (entry_no) do nothing

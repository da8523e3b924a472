insert into shadow_end (shadow_no, words, ended_by, ended_at)
values (:shadow_no, :words, :ended_by, :ended_at)
on conflict do nothing

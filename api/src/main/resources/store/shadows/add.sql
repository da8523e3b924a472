insert into shadow_run (shadow_no, query_no, version, rule, county_code, document, words, proposed_by, proposed_at)
values (:shadow_no, :query_no, :version, :rule, :county_code, :document, :words, :proposed_by, :proposed_at)

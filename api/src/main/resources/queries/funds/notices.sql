-- Notices of fund use, newest first; one page, after the notice whose key is given.
select
  fact_notice.publication_no,
  fact_notice.subject,
  fact_notice.subject_no,
  fact_notice.village_code,
  dim_division.name as village_name,
  fact_notice.posted_on,
  fact_notice.removed_on,
  fact_notice.channel,
  fact_notice.items,
  fact_notice.amount,
  cast(fact_notice.posted_on as varchar) as sort_key
from fact_notice
left join dim_division on dim_division.division_code = fact_notice.village_code
where (cast(:viewer_county as varchar) is null or fact_notice.county_code = cast(:viewer_county as varchar))
  and (cast(:county as varchar) is null or fact_notice.county_code = cast(:county as varchar))
  and (cast(:subject as varchar) is null or fact_notice.subject = cast(:subject as varchar))
  and (
    cast(:after_key as varchar) is null
    or cast(fact_notice.posted_on as varchar) < cast(:after_key as varchar)
    or (cast(fact_notice.posted_on as varchar) = cast(:after_key as varchar) and fact_notice.publication_no > cast(:after_id as varchar))
  )
order by fact_notice.posted_on desc, fact_notice.publication_no
limit cast(:limit as integer)

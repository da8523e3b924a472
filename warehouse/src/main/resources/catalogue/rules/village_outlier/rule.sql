-- Clause 六（五）: a village far out of line with its peers is looked at. One row a village and year; its programmes are in
-- the evidence. Compared are the villages of a county in which the programme was paid that year.
with enrolled_village as (
  select village_code, year, count(*) as households
  from fact_household_year
  where is_enrolled
  group by village_code, year
),
paid_village as (
  select county_code, village_code, programme_code, year, sum(amount) as amount
  from fact_payment
  group by county_code, village_code, programme_code, year
),
village_rate as (
  select
    p.county_code,
    p.village_code,
    p.programme_code,
    p.year,
    p.amount,
    e.households,
    cast(p.amount as double) / cast(e.households as double) as rate
  from paid_village as p
  join enrolled_village as e on e.village_code = p.village_code and e.year = p.year
),
ranked_rate as (
  select
    *,
    row_number() over (partition by county_code, programme_code, year order by rate nulls last, village_code) as nth,
    count(*) over (partition by county_code, programme_code, year) as villages
  from village_rate
),
compared_rate as (
  select
    r.*,
    -- the median: the middle one, or the mean of the middle two
    avg(case when 2 * r.nth between r.villages and r.villages + 2 then r.rate end)
      over (partition by r.county_code, r.programme_code, r.year) as median_rate
  from ranked_rate as r
  join dim_parameter as fewest
    on fewest.name = 'outlier_villages'
    and make_date(r.year, 12, 31) between fewest.valid_from and fewest.valid_to
  where /* unless few_villages */ r.villages >= fewest.value /* otherwise true */
),
ranked_deviation as (
  select
    *,
    abs(rate - median_rate) as deviation,
    row_number() over (
      partition by county_code, programme_code, year order by abs(rate - median_rate) nulls last, village_code
    ) as nth_deviation
  from compared_rate
),
scored_rate as (
  select
    *,
    avg(case when 2 * nth_deviation between villages and villages + 2 then deviation end)
      over (partition by county_code, programme_code, year) as median_deviation
  from ranked_deviation
),
-- 0.6745: what the median absolute deviation of a normal distribution is in units of its standard deviation. Where more
-- than half of the villages agree to the cent the deviation has no measure, and nothing is flagged.
outlying_rate as (
  select s.*, 0.6745 * s.deviation / s.median_deviation as score
  from scored_rate as s
  join dim_parameter as odd
    on odd.name = 'outlier_score'
    and make_date(s.year, 12, 31) between odd.valid_from and odd.valid_to
  where s.median_deviation > 0
    and 0.6745 * s.deviation / s.median_deviation > cast(odd.value as double)
),
-- the programme furthest out stands for the village
ranked_programme as (
  select
    *,
    row_number() over (partition by village_code, year order by score desc nulls last, programme_code) as nth_programme
  from outlying_rate
)
select
  village_code as subject_no,
  cast(year as string) as period,
  cast(null as string) as household_id,
  county_code,
  village_code,
  -- what was paid beyond the median; nothing where the village got less than its peers
  cast(sum(cast(case when rate > median_rate then (rate - median_rate) * households else 0 end as decimal(20,6))) as decimal(14,2))
    as at_stake,
  sorted_text(array_agg(programme_code)) as programme_codes,
  max(case when nth_programme = 1 then programme_code end) as programme_code,
  cast(max(case when nth_programme = 1 then amount end) as decimal(14,2)) as amount,
  cast(max(case when nth_programme = 1 then households end) as integer) as enrolled_households,
  cast(cast(max(case when nth_programme = 1 then rate end) as decimal(20,6)) as decimal(14,2)) as rate,
  cast(cast(max(case when nth_programme = 1 then median_rate end) as decimal(20,6)) as decimal(14,2)) as median_rate,
  cast(cast(max(score) as decimal(20,6)) as decimal(14,2)) as score,
  cast(max(case when nth_programme = 1 then villages end) as integer) as villages
from ranked_programme
group by county_code, village_code, year

-- What the two engines say differently, or both have to mean alike, as DuckDB says it. macros/spark.sql has the same names; one test holds both to one meaning.

-- Days from a to b; negative when b is earlier.
create macro days_between(a, b) as date_diff('day', cast(a as date), cast(b as date));

-- The same day n months later, or the month's last day where it has no such day.
create macro add_months(d, n) as cast(cast(d as date) + to_months(cast(n as integer)) as date);

-- The greatest n for which add_months(a, n) is not after b.
create macro whole_months_between(a, b) as
  (year(b) - year(a)) * 12 + month(b) - month(a)
  - case when day(b) < day(a) and b <> last_day(b) then 1 else 0 end;

-- Full years on a day; one born on 29 February is a year older on 1 March of a common year.
create macro age_on(born_on, on_date) as
  year(on_date) - year(born_on)
  - case when month(on_date) * 100 + day(on_date) < month(born_on) * 100 + day(born_on) then 1 else 0 end;

-- The remainder that is never negative.
create macro pmod(a, b) as ((a % b) + b) % b;

-- SHA-256 of a text, in hex; bits is always 256.
create macro sha2(t, bits) as sha256(t);

-- The texts of an array in order, divided by commas; use as sorted_text(array_agg(distinct x)), x a text.
create macro sorted_text(texts) as array_to_string(list_sort(list_filter(texts, lambda t: t is not null)), ',');

-- n / d to ten decimals, half up, exact; empty where d is 0 or either is empty. Both are decimal(24,6).
create macro ratio(n, d) as
  case
    when d <> 0 then cast(
      cast(
        (
          abs(cast(cast(n as decimal(24,6)) * 1000000 as hugeint)) * cast(20000000000 as hugeint)
          + abs(cast(cast(d as decimal(24,6)) * 1000000 as hugeint))
        ) // (2 * abs(cast(cast(d as decimal(24,6)) * 1000000 as hugeint)))
        as decimal(27,0)
      ) * cast(0.0000000001 as decimal(11,10)) * cast(sign(n) * sign(d) as decimal(1,0))
      as decimal(24,10)
    )
  end;

-- One member of a JSON object, "name":"text", or empty where there is no value.
create macro json_pair(name, value) as
  case when value is not null then to_json(name) || ':' || to_json(cast(value as varchar)) end;

-- A number for three texts: equal for equal ones, seldom for others, and another one in the other engine. Never kept or shown; it finds
-- the few among many, and the texts themselves decide.
create macro key_hash(a, b, c) as hash(a, b, c);

-- A value as one field of a line: empty where there is none; the character 31, which divides fields, becomes a blank.
create macro field(value) as coalesce(replace(cast(value as varchar), chr(31), ' '), '');

-- On which of sixteen shelves a household's lines lie: one meaning for whoever lays them there and whoever looks for them.
create macro shelf_of(household_id) as left(md5(household_id), 1);

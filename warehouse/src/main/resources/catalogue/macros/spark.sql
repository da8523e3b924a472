-- What the two engines say differently, or both have to mean alike, as Spark says it. macros/duckdb.sql has the same names; one test holds both to one meaning.
-- add_months, pmod and sha2 are Spark's own.

-- Days from a to b; negative when b is earlier.
create or replace temporary function days_between(a date, b date) returns int return datediff(b, a);

-- The greatest n for which add_months(a, n) is not after b.
create or replace temporary function whole_months_between(a date, b date) returns int return
  (year(b) - year(a)) * 12 + month(b) - month(a)
  - case when day(b) < day(a) and b <> last_day(b) then 1 else 0 end;

-- Full years on a day; one born on 29 February is a year older on 1 March of a common year.
create or replace temporary function age_on(born_on date, on_date date) returns int return
  year(on_date) - year(born_on)
  - case when month(on_date) * 100 + day(on_date) < month(born_on) * 100 + day(born_on) then 1 else 0 end;

-- The texts of an array in order, divided by commas; use as sorted_text(array_agg(distinct x)), x a text.
create or replace temporary function sorted_text(texts array<string>) returns string return array_join(array_sort(texts), ',');

-- n / d to ten decimals, half up, exact; empty where d is 0 or either is empty. Both are decimal(24,6).
-- What is left over is taken off first, so that the division comes out even and nothing is rounded twice.
create or replace temporary function ratio(n decimal(24,6), d decimal(24,6)) returns decimal(24,10) return
  case
    when d <> 0 then cast(
      cast(
        cast(
          (
            abs(n) * 20000000000 + abs(d)
            - (abs(n) * 20000000000 + abs(d)) % (2 * abs(d))
          ) / (2 * abs(d))
          as decimal(27,0)
        ) * cast(sign(n) * sign(d) as decimal(1,0))
        as decimal(27,0)
      ) * 0.0000000001 -- last, in 38 digits: one more factor would cost two decimals
      as decimal(24,10)
    )
  end;

-- One member of a JSON object, "name":"text", or empty where there is no value.
create or replace temporary function json_pair(name string, value string) returns string return
  case when value is not null then substring(to_json(map(name, value)), 2, length(to_json(map(name, value))) - 2) end;

-- A number for three texts: equal for equal ones, seldom for others, and another one in the other engine. Never kept or shown; it finds
-- the few among many, and the texts themselves decide.
create or replace temporary function key_hash(a string, b string, c string) returns bigint return xxhash64(a, b, c);

-- A value as one field of a line: empty where there is none; the character 31, which divides fields, becomes a blank.
create or replace temporary function field(value string) returns string return coalesce(replace(value, chr(31), ' '), '');

-- On which of sixteen shelves a household's lines lie: one meaning for whoever lays them there and whoever looks for them.
create or replace temporary function shelf_of(household_id string) returns string return left(md5(household_id), 1);

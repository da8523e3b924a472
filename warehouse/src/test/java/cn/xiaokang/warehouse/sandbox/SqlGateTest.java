package cn.xiaokang.warehouse.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an asker's SQL may hold, by DuckDB's own parser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlGateTest {
    private static final Set<String> OPEN = Set.of("fact_payment", "dim_household");
    private Connection connection;

    @BeforeAll
    void open() throws Exception {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    void close() throws Exception {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // files, by function, by name, by a name that stands for another one
                "select * from read_csv('/etc/passwd')",
                "select * from read_parquet('../vault/*.parquet')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from read_json_auto('/etc/passwd')",
                "select * from glob('/*')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from parquet_metadata('x')",
                "select * from '/etc/passwd'",
                "select * from \"x.parquet\"",
                "with \"x.parquet\" as (select 1) select * from \"x.parquet\"",
                "select (with t as (select 1 as n) select n from t), * from t",
                "select getenv('HOME')",
                "select file_exists('/etc/passwd')",
                // what writes, attaches, loads or sets
                "copy (select 1) to '/tmp/out.csv'",
                "export database '/tmp/out'",
                "import database '/tmp/out'",
                "attach '/tmp/other.db'",
                "detach memory",
                "install httpfs",
                "load httpfs",
                "set memory_limit='64GB'",
                "reset memory_limit",
                "pragma database_list",
                "call pragma_version()",
                "create view v as select 1",
                "create or replace view fact_payment as select 1",
                "drop view fact_payment",
                "insert into fact_payment values (1)",
                "update fact_payment set amount = 0",
                "delete from fact_payment",
                "with x as (insert into fact_payment values (1) returning *) select * from x",
                "with x as (delete from fact_payment returning *) select * from x",
                "explain analyze select 1",
                "checkpoint",
                "vacuum",
                "use memory",
                "prepare q as select 1",
                "execute q",
                // what tells of the database itself
                "select * from duckdb_settings()",
                "select * from duckdb_secrets()",
                "select * from duckdb_views()",
                "select * from pragma_table_info('fact_payment')",
                "select * from information_schema.tables",
                "select * from information_schema.columns",
                "select * from duckdb_tables",
                "select * from sqlite_master",
                "select * from pg_catalog.pg_tables",
                "show tables",
                "describe fact_payment",
                "summarize fact_payment",
                "select current_setting('temp_directory')",
                "select getvariable('x')",
                // SQL within SQL
                "select * from query('select 1')",
                "select * from query_table('fact_payment')",
                "select * from json_execute_serialized_sql('{}')",
                "select json_serialize_sql('select 1')",
                "from test_all_types()",
                // tables of others
                "select * from vault_person",
                "select * from fact_quarantine",
                "select * from stored.fact_payment",
                "select * from memory.main.fact_payment",
                "select * from main.fact_payment",
                "select (select max(amount) from fact_secret) from fact_payment",
                "select 1 where exists (select 1 from fact_secret)",
                "select * from fact_payment order by (select n from fact_secret)",
                "select * from fact_payment limit (select count(*) from fact_secret)",
                "select * from fact_payment union all select * from fact_secret",
                "select * from fact_payment join lateral (select * from fact_secret) s on true",
                // more than one, or hidden behind a comment
                "select 1; select 2",
                "select 1; drop view fact_payment",
                "select 1 /* ; */ ; attach 'x'",
                "select 1) as a; attach 'x'; select * from (select 1",
                "",
                "-- nothing",
                "select $1",
                "select ?",
                // bombs, functions that make much of little, sleepers
                "with recursive r as (select 1 as n union all select n + 1 from r) select * from r",
                "select repeat('a', 2000000000)",
                "select lpad('a', 2000000000, 'b')",
                "select list_transform([1], lambda x: x + 1)",
                "select sleep_ms(10000)",
                "select * from unnest([1, 2])",
                "select * from fact_payment tablesample 5%",
                "select write_log('x')",
                "select 'x'::regtype",
                "select main.repeat('a', 9)",
                "select nextval('s')",
                "pivot fact_payment on amount",
                "select * from (pivot fact_payment on amount using count(*))"
            })
    void isRefused(String sql) {
        FaultException refused = assertThrows(FaultException.class, () -> SqlGate.pass(connection, OPEN, sql), sql);
        assertTrue(refused.code() instanceof SandboxFault, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from fact_payment",
                "from fact_payment",
                "SELECT count(*) FROM Fact_Payment p JOIN dim_household h USING (household_id) WHERE p.amount > 100.5 -- 注释",
                "with a as (select household_id, sum(amount) as s from fact_payment group by all), b as (select * from a where s > 1)"
                        + " select * from b order by s desc limit 10 offset 2",
                "select household_id, row_number() over (partition by village_code order by paid_on) from fact_payment qualify 1 = 1",
                "select case when amount > 1 then '多' else '少' end, cast(amount as decimal(18,2)), date '2021-01-01' + interval 1 month,"
                        + " paid_on between date '2021-01-01' and date '2021-12-31', payer like '%局', coalesce(payer, ''),"
                        + " amount is null, not true, -amount, payer in ('a', 'b'), sum(amount) filter (where amount > 0)"
                        + " from fact_payment group by all having count(distinct person_id) > 1",
                "select n.range from range(5) as n",
                "select evidence ->> 'died_on' from fact_payment union select payer from fact_payment except select '1'",
                "select age_on(paid_on, paid_on), columns('.*_no'), * exclude (payer) from fact_payment"
            })
    void isLetIn(String sql) throws Exception {
        SqlGate.Passed passed = SqlGate.pass(connection, OPEN, sql);
        assertTrue(OPEN.containsAll(passed.tables()), passed.toString());
        assertEquals(passed, SqlGate.pass(connection, OPEN, passed.sql()), "what is run says what was looked at");
    }

    @Test
    void theWordsOfARefusalNameLineAndCharacterAsAPersonCounts() {
        FaultException comma = assertThrows(
                FaultException.class,
                () -> SqlGate.pass(connection, OPEN, "select 户, 额\nfrom fact_payment\nwhere 额 = = 2"));
        assertTrue(comma.zh().startsWith("第 3 行第 11 个字：“=”附近"), comma.zh());
        FaultException table = assertThrows(
                FaultException.class, () -> SqlGate.pass(connection, OPEN, "select '中文' as 甲\nfrom fact_death"));
        assertEquals("SANDBOX-NO_TABLE", table.code().code());
        assertTrue(table.en().startsWith("Line 2, character 6: there is no open table \"fact_death\""), table.en());
    }

    @Test
    void aDeepTextIsRefusedInWords() {
        String deep = "select " + "(".repeat(3000) + "1" + ")".repeat(3000);
        assertThrows(FaultException.class, () -> SqlGate.pass(connection, OPEN, deep));
    }
}

delete from sso_begun
where begun_at <= :oldest
  or binding_hash in (select b.binding_hash from sso_begun as b order by b.begun_at desc, b.binding_hash limit 1000 offset :most)

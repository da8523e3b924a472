select 'here' as answer

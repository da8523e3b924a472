insert into notice_attack (notice_no, version, attacked_at, attack_rows, attack_persons, told_before, told, left_out, alone, meant, at_least)
values (:notice_no, :version, :attacked_at, :attack_rows, :attack_persons, :told_before, :told, :left_out, :alone, :meant, :at_least)

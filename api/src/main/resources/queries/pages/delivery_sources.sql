-- Each source: files, rows delivered, loaded, superseded, quarantined, and whether they add up.
select source, files, delivered, loaded, superseded, quarantined, is_balanced
from fact_reconciliation
order by source

-- Rows loaded and in force. Grain: a source.
select source, loaded as rows, files, delivered, superseded, quarantined
from fact_reconciliation
order by source

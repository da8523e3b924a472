package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.LedgerLoad;
import java.util.List;
import java.util.Optional;

/**
 * What staging an inbox came to.
 *
 * @param load what entered the ledger; empty where there was nothing new
 * @param seen number of files that the ledger knew already
 * @param passedOver hidden and temporary files
 * @param unsettled files that changed while they were read: the next load takes them
 */
public record StagedLoad(Optional<LedgerLoad> load, int seen, List<String> passedOver, List<String> unsettled) {}

package cn.xiaokang.etl.inbox;

import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All deliveries that were ever taken, one file for each load. A load counts from the moment its file stands here.
 */
public final class Ledger {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Pattern LOAD_FILE = Pattern.compile("\\d{6}\\.json");

    private final Path folder;
    private final List<LedgerLoad> loads;

    private Ledger(Path folder, List<LedgerLoad> loads) {
        this.folder = folder;
        this.loads = loads;
    }

    /** The ledger in a folder, empty where there is none yet. */
    public static Ledger read(Path folder) {
        List<LedgerLoad> loads = new ArrayList<>();
        for (Path file : filesOf(folder)) {
            try {
                loads.add(JSON.readValue(file.toFile(), LedgerLoad.class));
            } catch (IOException e) {
                throw damaged(file, e);
            }
        }
        return new Ledger(folder, List.copyOf(loads));
    }

    /** Loads in their order. */
    public List<LedgerLoad> loads() {
        return loads;
    }

    /** The number that the next load bears. */
    public int nextLoadNo() {
        return loads.stream().mapToInt(LedgerLoad::loadNo).max().orElse(0) + 1;
    }

    /** Whether that load is complete. */
    public boolean holds(int loadNo) {
        return loads.stream().anyMatch(load -> load.loadNo() == loadNo);
    }

    /** Every file of every load, in their order. */
    public Stream<LedgerEntry> entries() {
        return loads.stream().flatMap(load -> load.deliveries().stream());
    }

    /** Ids of the deliveries whose rows count: of each source, area and period the highest revision that was taken. */
    public Set<String> inForce() {
        Map<LedgerEntry.Slot, LedgerEntry> highest = new HashMap<>();
        entries().filter(entry -> !entry.isRefused()).forEach(entry -> {
            LedgerEntry known = highest.get(entry.slot());
            if (known == null || entry.revision() > known.revision()) {
                highest.put(entry.slot(), entry);
            }
        });
        Set<String> ids = new HashSet<>();
        highest.values().forEach(entry -> ids.add(entry.deliveryId()));
        return ids;
    }

    /** What of a listing is new. */
    public Intake intake(InboxListing listing) {
        Set<String> known = new HashSet<>();
        Map<Holder, String> holders = new HashMap<>();
        entries().forEach(entry -> {
            known.add(entry.deliveryId());
            if (!entry.isRefused()) {
                holders.put(new Holder(entry.slot(), entry.revision()), entry.sha256());
            }
        });
        List<DeliveredFile> fresh = new ArrayList<>();
        List<LedgerEntry> refused = new ArrayList<>();
        int seen = 0;
        for (RefusedFile file : listing.refused()) {
            LedgerEntry entry = LedgerEntry.of(file);
            if (known.contains(entry.deliveryId())) {
                seen++;
            } else {
                refused.add(entry);
            }
        }
        for (DeliveredFile file : listing.files()) {
            if (known.contains(file.deliveryId())) {
                seen++;
                continue;
            }
            Holder holder =
                    new Holder(new LedgerEntry.Slot(file.source(), file.areaCode(), file.period()), file.revision());
            String held = holders.putIfAbsent(holder, file.sha256());
            if (held == null) {
                fresh.add(file);
            } else {
                refused.add(LedgerEntry.of(conflict(file, held)));
            }
        }
        return new Intake(fresh, refused, listing.passedOver(), listing.unsettled(), seen);
    }

    /** The ledger with one load more, which is on the disk when this returns. */
    public Ledger append(LedgerLoad load) {
        Path file = folder.resolve(String.format(Locale.ROOT, "%06d.json", load.loadNo()));
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(folder);
            Files.write(unfinished, JSON.writeValueAsBytes(load));
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
        List<LedgerLoad> more = new ArrayList<>(loads);
        more.add(load);
        return new Ledger(folder, List.copyOf(more));
    }

    private static RefusedFile conflict(DeliveredFile file, String held) {
        Wording says = new Wording(
                "同一来源、地区、所属期和修订号已有内容不同的文件（已有 " + held + "，本件 " + file.sha256() + "），请以新的修订号 .r<N> 重新交换。",
                "Another file of this source, area, period and revision came first, with other content (that one "
                        + held + ", this one " + file.sha256() + "): deliver it as a further revision .r<N>.");
        DeliveryName name =
                new DeliveryName(file.source(), file.areaCode(), file.period(), file.revision(), file.format());
        return new RefusedFile(file.file(), name, file.bytes(), file.sha256(), Reason.DUPLICATE_KEY, says);
    }

    private static Collection<Path> filesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> LOAD_FILE
                            .matcher(String.valueOf(file.getFileName()))
                            .matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw damaged(folder, e);
        }
    }

    private static FaultException damaged(Path file, IOException e) {
        return new FaultException(
                InboxFault.LEDGER_DAMAGED,
                "台账文件 " + file + " 无法读写，请检查磁盘空间和权限，或从备份恢复。",
                "The ledger's file " + file
                        + " can't be read or written: check space and rights, or restore it from a backup.",
                e);
    }

    private record Holder(LedgerEntry.Slot slot, int revision) {}
}

package cn.xiaokang.etl.inbox;

import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder into which departments deliver files, one folder for each period. */
public final class Inbox {
    private static final Set<String> TEMPORARY_ENDINGS =
            Set.of(".part", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".bak", "~");
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "desktop.ini");

    private final Path folder;
    private final Map<String, Contract> contracts;
    private final Set<String> areas;

    /**
     * @param contracts the sources that may come
     * @param areas codes of the areas that may deliver
     */
    public Inbox(Path folder, Map<String, Contract> contracts, Set<String> areas) {
        this.folder = folder;
        this.contracts = contracts;
        this.areas = areas;
    }

    /**
     * All that the inbox holds now, in the order of period and name.
     *
     * @throws FaultException where the inbox itself can't be read
     */
    public InboxListing list() {
        if (!Files.isDirectory(folder)) {
            throw new FaultException(
                    InboxFault.NO_INBOX,
                    "没有交换目录 " + folder + "，请检查路径。",
                    "There is no inbox " + folder + ": check the path.");
        }
        Found found = new Found();
        for (Path entry : entriesOf(folder)) {
            if (isPassedOver(entry)) {
                found.passedOver.add(nameOf(entry));
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                listPeriod(entry, found);
            } else {
                list(entry, nameOf(entry), null, found);
            }
        }
        return new InboxListing(
                List.copyOf(found.files),
                List.copyOf(found.refused),
                List.copyOf(found.passedOver),
                List.copyOf(found.unsettled));
    }

    private void listPeriod(Path periodFolder, Found found) {
        String period = nameOf(periodFolder);
        for (Path entry : entriesOf(periodFolder)) {
            String file = period + '/' + nameOf(entry);
            if (isPassedOver(entry)) {
                found.passedOver.add(file);
            } else {
                list(entry, file, period, found);
            }
        }
    }

    private void list(Path entry, String file, @Nullable String period, Found found) {
        DeliveryName name =
                DeliveryName.of(nameOf(entry)).filter(n -> isKnown(n, period)).orElse(null);
        Optional<Wording> wrongKind = wrongKind(entry);
        if (wrongKind.isPresent()) {
            found.refused.add(new RefusedFile(file, name, 0, "", Reason.UNREADABLE, wrongKind.get()));
            return;
        }
        try {
            BasicFileAttributes before = attributesOf(entry);
            String digest = Digests.of(entry);
            BasicFileAttributes after = attributesOf(entry);
            if (before.size() != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
                found.unsettled.add(file);
            } else if (name == null) {
                found.refused.add(
                        new RefusedFile(file, null, after.size(), digest, Reason.UNKNOWN_SOURCE, unknownName()));
            } else {
                found.files.add(new DeliveredFile(
                        Digests.deliveryId(file, digest),
                        file,
                        entry.toAbsolutePath().toString(),
                        name.source(),
                        name.areaCode(),
                        name.period(),
                        name.revision(),
                        name.format(),
                        after.size(),
                        digest));
            }
        } catch (IOException e) {
            Wording says = new Wording(
                    "文件无法打开，请检查读取权限后重新放入。",
                    "The file can't be opened: give the right to read it and deliver it again.");
            found.refused.add(new RefusedFile(file, name, 0, "", Reason.UNREADABLE, says));
        }
    }

    private boolean isKnown(DeliveryName name, @Nullable String period) {
        Contract contract = contracts.get(name.source());
        return contract != null
                && areas.contains(name.areaCode())
                && name.period().equals(period)
                && DeliveredPeriod.of(name.period())
                        .filter(p -> p.fits(contract.cadence()))
                        .isPresent();
    }

    private static Optional<Wording> wrongKind(Path entry) {
        if (Files.isSymbolicLink(entry)) {
            return Optional.of(new Wording("这是符号链接，请放入文件本身。", "This is a symbolic link: deliver the file itself."));
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Wording(
                    "这是文件夹，文件应直接放在所属期目录下。", "This is a folder: files stand directly in the folder of their period."));
        }
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Wording("这不是普通文件。", "This is not a regular file."));
        }
        return Optional.empty();
    }

    private static Wording unknownName() {
        return new Wording(
                "文件名与任何来源、地区或所属期都不符，应为 <来源>-<地区>-<所属期>[.r<N>].csv|csv.gz|xlsx，并放在同名所属期目录下。",
                "The name fits no source, area or period: it must read <source>-<area>-<period>[.r<N>].csv|csv.gz|xlsx, in"
                        + " the folder of that period.");
    }

    private static boolean isPassedOver(Path entry) {
        String name = nameOf(entry).toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~")
                || SYSTEM_FILES.contains(name)
                || TEMPORARY_ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static BasicFileAttributes attributesOf(Path entry) throws IOException {
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> entriesOf(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the inbox's folder " + folder, e);
        }
        Collections.sort(entries);
        return entries;
    }

    private static String nameOf(Path entry) {
        Path name = entry.getFileName();
        return name == null ? "" : name.toString();
    }

    private static final class Found {
        private final List<DeliveredFile> files = new ArrayList<>();
        private final List<RefusedFile> refused = new ArrayList<>();
        private final List<String> passedOver = new ArrayList<>();
        private final List<String> unsettled = new ArrayList<>();
    }
}

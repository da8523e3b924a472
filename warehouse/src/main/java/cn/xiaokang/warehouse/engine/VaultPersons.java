package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.vault.Shelves;
import cn.xiaokang.warehouse.vault.VaultDoor;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The plain persons behind the tokens of one snapshot: a database of its own over {@code vault_person} alone, so that no query of
 * the star can ever join it. A sealed file is read whole, so only the {@link Shelves} of those asked for are. Grain: person_id.
 */
public final class VaultPersons implements AutoCloseable {
    /** A handful of persons is asked for at a time. */
    private static final int MEMORY_MEGABYTES = 64;

    private final DuckDBConnection root;
    private final Map<String, List<Path>> shelves;

    private VaultPersons(DuckDBConnection root, Map<String, List<Path>> shelves) {
        this.root = root;
        this.shelves = shelves;
    }

    /**
     * One person as the registers write him or her.
     *
     * @param name the name, where any source gives one
     * @param idNumber the identity number in full
     */
    public record Person(@Nullable String name, String idNumber) {}

    /**
     * Opens a snapshot's persons; empty where the vault is closed, or has none of that snapshot that this process may read.
     *
     * @throws FaultException when the vault is there and can't be opened
     */
    public static Optional<VaultPersons> of(String snapshotId, VaultDoor door) {
        Optional<VaultKey> key = door.key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Path folder = door.vault().resolve(snapshotId).resolve(Shelves.PERSONS);
        Map<String, List<Path>> shelves;
        try {
            shelves = Shelves.in(folder);
        } catch (IOException absent) {
            return Optional.empty();
        }
        if (shelves.isEmpty()) {
            return Optional.empty();
        }
        List<Path> files = shelves.values().stream().flatMap(List::stream).toList();
        try {
            DuckDBConnection root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            try (Statement statement = root.createStatement()) {
                LockDown.begin(statement, files, MEMORY_MEGABYTES, 1);
                LockDown.addKey(statement, key.get());
                LockDown.end(statement);
            } catch (SQLException | RuntimeException e) {
                root.close();
                throw e;
            }
            return Optional.of(new VaultPersons(root, shelves));
        } catch (SQLException e) {
            throw unread(folder, e);
        }
    }

    /** Those of the persons that the vault knows, by person_id. */
    public Map<String, Person> persons(Collection<String> personIds) {
        Map<String, Person> persons = new TreeMap<>();
        List<Path> files = shelves.entrySet().stream()
                .filter(shelf -> personIds.stream().anyMatch(person -> Shelves.holds(shelf.getKey(), person)))
                .flatMap(shelf -> shelf.getValue().stream())
                .toList();
        if (files.isEmpty()) {
            return persons;
        }
        String marks = String.join(", ", Collections.nCopies(personIds.size(), "?"));
        try (Connection connection = root.duplicate();
                PreparedStatement statement = connection.prepareStatement("select person_id, name, id_number from "
                        + LockDown.sealed(files) + " where person_id in (" + marks + ")")) {
            int position = 1;
            for (String personId : personIds) {
                statement.setString(position++, personId);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    persons.put(rows.getString(1), new Person(rows.getString(2), rows.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw unread(Path.of(Shelves.PERSONS), e);
        }
        return persons;
    }

    private static FaultException unread(Path folder, SQLException e) {
        return new FaultException(
                EngineFault.UNOPENED,
                "无法读取保险库 " + folder + "，请检查权限，或重新入库生成该快照的保险库。",
                "Cannot read the vault " + folder + ": check the rights, or load again to make it.",
                e);
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw unread(Path.of(Shelves.PERSONS), e);
        }
    }
}

package cn.xiaokang.warehouse.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.SnapshotFault;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.snapshot.WarehouseLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vault's keys under what may befall them, and a rotation that dies between any two of its steps. */
class VaultKeyTest {
    @TempDir
    Path folder;

    private Warehouse warehouse = Warehouse.at(Path.of("set before each test"));
    private KeyFile file = KeyFile.apartFrom(Path.of("set before each test"));

    @BeforeEach
    void aNewWarehouse() {
        warehouse = Warehouse.at(folder.resolve("warehouse"));
        file = KeyFile.apartFrom(folder.resolve("apart/vault.key"), warehouse.root());
    }

    private VaultKey load() {
        return VaultKey.ofLoad(warehouse.vault(), file);
    }

    private static void assertFault(VaultFault expected, Executable step) {
        assertEquals(expected, assertThrows(FaultException.class, step).code());
    }

    @Test
    void aNewVaultGetsAKeyThatItsOwnerAloneMayRead() throws IOException {
        VaultKey key = load();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
        assertEquals(VaultDoor.State.OPEN, VaultDoor.of(warehouse, file).state());
        assertArrayEquals(key.data(), load().data());
        assertArrayEquals(key.token(), VaultKey.of(warehouse.vault(), file).token());
        String vault = Files.readString(warehouse.vault().resolve(SealedKeys.FILE));
        assertFalse(vault.contains(key.dataText()), "the key must not lie beside the data");
    }

    @Test
    void theSealedKeysMayBeReadByTheGroup() throws IOException {
        load();
        Path keys = warehouse.vault().resolve(SealedKeys.FILE);
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
    }

    @Test
    void firstLoadsAtOnceDrawOneKey() {
        Set<String> ids = IntStream.range(0, 16)
                .parallel()
                .mapToObj(load -> file.readOrDraw().id())
                .collect(Collectors.toSet());
        assertEquals(Set.of(file.read().orElseThrow().id()), ids);
    }

    @Test
    void aKeyBesideTheDataIsRefusedEvenThroughALink() throws IOException {
        Files.createDirectories(warehouse.root());
        assertFault(
                VaultFault.KEY_BESIDE_DATA,
                () -> KeyFile.apartFrom(warehouse.root().resolve("vault/vault.key"), warehouse.root()));
        Path link = Files.createSymbolicLink(folder.resolve("link"), warehouse.root());
        assertFault(VaultFault.KEY_BESIDE_DATA, () -> KeyFile.apartFrom(link.resolve("vault.key"), warehouse.root()));
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        load();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
        assertFault(VaultFault.KEY_OPEN_TO_OTHERS, this::load);
    }

    @Test
    void aMissingAWrongAndATornKeyAreToldApart() throws IOException {
        load();
        String kept = Files.readString(file.path());
        Files.delete(file.path());
        assertFault(VaultFault.KEY_MISSING, this::load);
        assertEquals(VaultDoor.State.NO_KEY, VaultDoor.of(warehouse, file).state());
        file.write(MasterKey.fresh());
        assertFault(VaultFault.WRONG_KEY, this::load);
        assertEquals(VaultDoor.State.WRONG_KEY, VaultDoor.of(warehouse, file).state());
        Files.writeString(file.path(), kept.substring(0, 40));
        assertFault(VaultFault.KEY_BROKEN, this::load);
        Files.writeString(file.path(), kept);
        assertEquals(VaultDoor.State.OPEN, VaultDoor.of(warehouse, file).state());
    }

    @Test
    void aSealThatWasAlteredOpensNothing() throws IOException {
        load();
        Path keys = warehouse.vault().resolve(SealedKeys.FILE);
        SealedKeys sealed = SealedKeys.in(warehouse.vault()).orElseThrow();
        byte[] altered = sealed.seals().get(0).bytes();
        altered[20] ^= 1;
        SealedKeys.of(new SealedKeys.Seal(
                        sealed.seals().get(0).masterKey(), Base64.getEncoder().encodeToString(altered)))
                .write(warehouse.vault());
        assertFault(VaultFault.WRONG_KEY, this::load);
        Files.writeString(keys, "{\"format\":1,\"se");
        assertFault(VaultFault.KEYS_LOST, this::load);
    }

    @Test
    void aVaultThatLostItsSealedKeysGetsNoNewOnes() throws IOException {
        load();
        Files.createDirectories(warehouse.vault().resolve("staged"));
        Files.writeString(warehouse.vault().resolve("staged/part.parquet"), "PARE");
        Files.delete(warehouse.vault().resolve(SealedKeys.FILE));
        assertFault(VaultFault.KEYS_LOST, this::load);
    }

    @Test
    void thePlainKeyOfAnEarlierVaultIsTakenOverAndGone() throws IOException {
        Path plain = warehouse.vault().resolve("key");
        byte[] token = AesGcm.freshKey();
        Files.write(plain, token);
        assertEquals(VaultDoor.State.NOT_SEALED, VaultDoor.of(warehouse, file).state());
        assertArrayEquals(token, load().token(), "the same person keeps the same token");
        assertFalse(Files.exists(plain));
    }

    @Test
    void afterARotationTheNewKeyOpensAndTheOldOneDoesNot() throws IOException {
        VaultKey before = load();
        VaultDoor serving = VaultDoor.of(warehouse, file);
        assertEquals(VaultDoor.State.OPEN, serving.state());
        VaultRotation.Rotated rotated = new VaultRotation(warehouse, file).rotate();
        VaultKey after = VaultKey.of(warehouse.vault(), file);
        assertArrayEquals(before.data(), after.data());
        assertArrayEquals(before.token(), after.token());
        assertEquals(VaultDoor.State.OPEN, serving.state(), "a server goes on");
        assertFault(VaultFault.WRONG_KEY, () -> VaultKey.of(warehouse.vault(), KeyFile.apartFrom(rotated.former())));
        assertFalse(new VaultRotation(warehouse, file).isUnfinished());
    }

    @ParameterizedTest
    @EnumSource(VaultRotation.Step.class)
    void aRotationThatDiesLeavesTheVaultReadableAndTheNextEndsIt(VaultRotation.Step last) {
        VaultKey before = load();
        MasterKey first = file.read().orElseThrow();
        VaultRotation rotation = new VaultRotation(warehouse, file);
        assertThrows(
                IllegalStateException.class,
                () -> rotation.rotate(step -> {
                    if (step == last) {
                        throw new IllegalStateException("the power went");
                    }
                }));
        assertArrayEquals(before.data(), VaultKey.of(warehouse.vault(), file).data());
        assertEquals(last != VaultRotation.Step.FORMER_SEAL_GONE, rotation.isUnfinished());
        rotation.rotate();
        assertArrayEquals(before.data(), VaultKey.of(warehouse.vault(), file).data());
        assertTrue(
                SealedKeys.in(warehouse.vault()).orElseThrow().openedBy(first).isEmpty(), "the first key is out");
        assertFalse(rotation.isUnfinished());
    }

    @Test
    void noRotationWhileALoadRuns() {
        load();
        try (WarehouseLock lock = warehouse.lock()) {
            assertEquals(
                    SnapshotFault.LOCKED,
                    assertThrows(FaultException.class, () -> new VaultRotation(warehouse, file).rotate())
                            .code());
        }
    }
}

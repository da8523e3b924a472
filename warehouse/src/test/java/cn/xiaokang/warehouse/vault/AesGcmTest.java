package cn.xiaokang.warehouse.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is closed is opened by its key and as what it was closed, and by nothing else. */
class AesGcmTest {
    private final AesGcm cipher = new AesGcm(AesGcm.freshKey());

    @Property(tries = 50)
    void whatIsClosedIsOpenedAsTheSame(@ForAll byte[] plain, @ForAll String what) {
        byte[] closed = cipher.close(plain, what);
        assertArrayEquals(plain, cipher.open(closed, what).orElseThrow());
        assertEquals(Optional.empty(), cipher.open(closed, what + "x"));
        assertEquals(Optional.empty(), new AesGcm(AesGcm.freshKey()).open(closed, what));
    }

    @Property(tries = 50)
    void noBitOfItCanBeChanged(@ForAll byte[] plain, @ForAll int place) {
        byte[] closed = cipher.close(plain, "a tip");
        closed[Math.floorMod(place, closed.length)] ^= 1;
        assertEquals(Optional.empty(), cipher.open(closed, "a tip"));
    }

    @Test
    void theSameIsNeverClosedTheSameWay() {
        assertFalse(Arrays.equals(cipher.close(new byte[8], "a tip"), cipher.close(new byte[8], "a tip")));
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AesGcm(new byte[16]));
    }
}

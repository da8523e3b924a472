package cn.xiaokang.api.queries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Answers by what was asked. Who asks what another is asking already waits for that answer; who asks for something else waits for
 * nobody, which a cache that computes under its own locks can't promise. A failure is not kept.
 */
final class Answers<K, V> {
    private final Cache<K, V> kept;
    private final ConcurrentMap<K, CompletableFuture<V>> beingMade = new ConcurrentHashMap<>();

    /** Keeps answers up to that weight in all. */
    Answers(long weight, Weigher<K, V> weigher) {
        this.kept = Caffeine.newBuilder().maximumWeight(weight).weigher(weigher).build();
    }

    /**
     * The answer, kept or made now.
     *
     * @param turn taken before anything is made, so that whoever is waited for has one already
     */
    V get(K asked, Turn turn, Supplier<V> making) {
        V there = kept.getIfPresent(asked);
        if (there != null) {
            return there;
        }
        turn.take();
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> another = beingMade.putIfAbsent(asked, mine);
        if (another == null) {
            return make(asked, mine, making);
        }
        try {
            return another.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Keeps none of them any longer. */
    void forget() {
        kept.invalidateAll();
    }

    private V make(K asked, CompletableFuture<V> mine, Supplier<V> making) {
        try {
            V made = making.get();
            kept.put(asked, made);
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            beingMade.remove(asked, mine);
        }
    }
}

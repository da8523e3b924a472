package cn.xiaokang.api.queries;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Answers by what was asked. Who asks what another is asking already waits for that answer; who asks for something else waits for
 * nobody, which a cache that computes under its own locks can't promise. A failure is not kept.
 */
final class Answers<K, V> {
    private final AsyncCache<K, V> kept;

    /** Keeps answers up to that weight in all. */
    Answers(long weight, Weigher<K, V> weigher) {
        this.kept = Caffeine.newBuilder().maximumWeight(weight).weigher(weigher).buildAsync();
    }

    /**
     * The answer, kept or made now.
     *
     * @param turn taken before anything is made, so that whoever is waited for has one already
     */
    V get(K asked, Turn turn, Supplier<V> making) {
        CompletableFuture<V> there = kept.getIfPresent(asked);
        if (there == null) {
            turn.take();
            CompletableFuture<V> mine = new CompletableFuture<>();
            there = kept.asMap().putIfAbsent(asked, mine);
            if (there == null) {
                return make(mine, making);
            }
        }
        try {
            return there.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static <V> V make(CompletableFuture<V> mine, Supplier<V> making) {
        try {
            V made = making.get();
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }
}

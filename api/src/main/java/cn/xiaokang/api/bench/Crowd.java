package cn.xiaokang.api.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/** So many clients, each asking for one page after another, drawn by weight, with pauses such as a reader makes. */
final class Crowd {
    private final Client client;
    private final List<Ask> asks;
    private final Map<String, List<String>> samples;
    private final int weights;

    Crowd(Client client, List<Ask> asks, Map<String, List<String>> samples) {
        this.client = client;
        this.asks = asks;
        this.samples = samples;
        this.weights = asks.stream().mapToInt(Ask::weight).sum();
    }

    /**
     * Lets them ask.
     *
     * @param seconds how long; what is on its way then is still waited for
     * @param pause milliseconds between an answer and the next request, on average (exponential); 0 for none
     * @param seed of what they ask
     */
    Result run(int clients, int seconds, int pause, long seed) throws InterruptedException {
        Queue<Timed> heard = new ConcurrentLinkedQueue<>();
        long endsAt = System.nanoTime() + seconds * 1_000_000_000L;
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Future<?>> running = new ArrayList<>();
        try (Closing pool = new Closing(Executors.newFixedThreadPool(clients))) {
            for (int each = 0; each < clients; each++) {
                RandomGenerator random = seeds.split();
                running.add(pool.threads.submit(() -> {
                    while (System.nanoTime() < endsAt) {
                        Thread.sleep((long) (-pause * Math.log(1 - random.nextDouble())));
                        Ask ask = drawn(random);
                        heard.add(new Timed(ask.id(), client.ask(ask.role(), ask.filled(samples, random))));
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client got no answer", e.getCause());
        }
        return Result.of(clients, seconds, pause, heard);
    }

    private Ask drawn(RandomGenerator random) {
        int at = random.nextInt(weights);
        for (Ask ask : asks) {
            at -= ask.weight();
            if (at < 0) {
                return ask;
            }
        }
        throw new IllegalStateException("weights");
    }

    private record Timed(String ask, Client.Answer answer) {}

    private record Closing(ExecutorService threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    /**
     * What a crowd met.
     *
     * @param pause milliseconds between an answer and the next request, on average
     * @param answers answers by status
     * @param aSecond good answers in a second
     * @param refusedWithoutTime refusals (429, 503) that did not say when to come again
     * @param taken times of good answers
     * @param refused times of refusals
     * @param byAsk times of good answers by what was asked
     */
    record Result(
            int clients,
            int seconds,
            int pause,
            Map<Integer, Integer> answers,
            double aSecond,
            int refusedWithoutTime,
            Percentiles taken,
            Percentiles refused,
            Map<String, Percentiles> byAsk) {
        private static Result of(int clients, int seconds, int pause, Queue<Timed> heard) {
            Map<Integer, Integer> answers = new TreeMap<>();
            Map<String, List<Double>> good = new TreeMap<>();
            List<Double> all = new ArrayList<>();
            List<Double> refused = new ArrayList<>();
            int without = 0;
            for (Timed timed : heard) {
                Client.Answer answer = timed.answer();
                answers.merge(answer.status(), 1, Integer::sum);
                if (answer.status() == 200) {
                    all.add(answer.milliseconds());
                    good.computeIfAbsent(timed.ask(), unused -> new ArrayList<>())
                            .add(answer.milliseconds());
                } else {
                    refused.add(answer.milliseconds());
                    without += answer.saysWhenAgain() ? 0 : 1;
                }
            }
            Map<String, Percentiles> byAsk = new TreeMap<>();
            good.forEach((ask, times) -> byAsk.put(ask, Percentiles.of(times)));
            return new Result(
                    clients,
                    seconds,
                    pause,
                    answers,
                    all.size() / (double) seconds,
                    without,
                    Percentiles.of(all),
                    Percentiles.of(refused),
                    byAsk);
        }
    }
}

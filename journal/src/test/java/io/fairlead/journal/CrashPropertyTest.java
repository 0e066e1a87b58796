package io.fairlead.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many lives of one journal, ended by crashes and power cuts at any place, against a list that says what must be
/// there.
class CrashPropertyTest {
    private static final List<SyncPolicy> POLICIES =
            List.of(SyncPolicy.BEFORE_ACK, SyncPolicy.BEFORE_WIRE, SyncPolicy.INTERVAL);
    private static final int SEEDS = 150;
    private static final int LIVES = 6;
    private static final int STEPS = 60;

    private final SimulatedDisk disk = new SimulatedDisk();
    private final List<String> appended = new ArrayList<>();
    private int boot;
    private int kept;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatSurvivesIsAPrefixThatHasAllThatWasSynced(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SyncPolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
        for (int life = 0; life < LIVES; life++) {
            JournalConfig config = JournalConfig.defaults("boot-" + boot, "life " + life)
                    .withSizes(4096 << random.nextInt(2), 1024 + random.nextInt(4096), 32768, 0)
                    .withPolicy(policy);
            TestLog log = new TestLog(disk, config);
            List<String> survivors = log.synced();
            assertThat(survivors).isEqualTo(appended.subList(0, survivors.size()));
            assertThat(survivors).hasSizeGreaterThanOrEqualTo(kept);
            appended.subList(survivors.size(), appended.size()).clear();
            assertThat(JournalVerifier.verify(disk).damage()).isEmpty();
            live(log, random, life);
            end(log, random);
        }
    }

    private void live(TestLog log, SplittableRandom random, int life) {
        for (int step = 0; step < random.nextInt(STEPS); step++) {
            if (random.nextInt(4) == 0) {
                log.poll(random.nextInt(100_000_000));
            } else {
                String text = life + "/" + step + "x".repeat(random.nextInt(300));
                if (log.append(text) > 0) {
                    appended.add(text);
                }
            }
            kept = log.synced().size();
        }
    }

    private void end(TestLog log, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                log.journal.close();
                kept = appended.size();
                boot += random.nextInt(2);
            }
            case 1 -> {
                disk.crashProcess();
                kept = appended.size();
            }
            case 2 -> {
                crashInTheMiddleOfASync(log, random);
                disk.losePower(random);
                boot++;
            }
            default -> {
                crashInTheMiddleOfASync(log, random);
                disk.losePower(random.nextInt(500));
                boot++;
            }
        }
    }

    /// Written or half written, and not synced.
    private void crashInTheMiddleOfASync(TestLog log, SplittableRandom random) {
        disk.failForcesAfter(random.nextInt(2));
        log.poll(100_000_000);
        log.append("never synced");
        appended.add("never synced");
        log.poll(100_000_000);
        disk.failForcesAfter(Integer.MAX_VALUE);
        kept = Math.max(kept, log.synced().size());
    }
}

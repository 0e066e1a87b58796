package io.fairlead.app.run;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A core of the machine that one thread has to itself, as far as this process goes: the others share the remaining
/// ones. A thread that spins loses most of its speed where the sync thread, the read side or a compiler may take its
/// place at any moment. Linux alone can do that; a container may forbid it. Any thread.
public final class OwnCore {
    private static final int MASK_BYTES = 128;
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final Path MYSELF = Path.of("/proc/thread-self");

    private final int core;
    private final SetAffinity setAffinity;
    private final BitSet others;
    private volatile int owner;

    private OwnCore(int core, SetAffinity setAffinity, BitSet others) {
        this.core = core;
        this.setAffinity = setAffinity;
        this.others = others;
    }

    /// Core `core`, from 0, of those that the process may run on.
    ///
    /// @throws IllegalArgumentException if the process may not run there, or nowhere else
    /// @throws UnsupportedOperationException if this system has no such thing
    public static OwnCore of(int core) {
        BitSet allowed = allowed();
        if (!allowed.get(core) || allowed.cardinality() < 2) {
            throw new IllegalArgumentException(
                    "no thread can have core " + core + " to itself: this process may run on cores " + allowed);
        }
        allowed.clear(core);
        return new OwnCore(core, bound(SetAffinity.class, "sched_setaffinity"), allowed);
    }

    private static BitSet allowed() {
        GetAffinity getAffinity = bound(GetAffinity.class, "sched_getaffinity");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            if (getAffinity.call(0, MASK_BYTES, mask) < 0) {
                throw new UnsupportedOperationException("the system does not say on which cores the process may run");
            }
            return BitSet.valueOf(mask.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static <T> T bound(Class<T> type, String function) {
        return SystemCall.bound(
                type,
                function,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
    }

    /// Gives the core to the calling thread, and moves every other thread of the process off it. Those which these
    /// start inherit that; one that the owner starts inherits its core until [#clear].
    ///
    /// @throws UnsupportedOperationException if the system does not let it; all stays as it is
    public void take() {
        owner = self();
        if (!move(owner, only(core))) {
            throw new UnsupportedOperationException("the system did not give core " + core + " to the thread");
        }
        clear();
    }

    /// Moves threads off the core that came since. Returns how many threads are elsewhere now.
    public int clear() {
        int moved = 0;
        for (int thread : threads()) {
            if (thread != owner && move(thread, others)) {
                moved++;
            }
        }
        return moved;
    }

    private static List<Integer> threads() {
        List<Integer> threads = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(THREADS)) {
            all.forEach(each -> threads.add(Integer.valueOf(each.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnsupportedOperationException("the threads of this process can't be listed", e);
        }
        return threads;
    }

    private static BitSet only(int core) {
        BitSet cores = new BitSet();
        cores.set(core);
        return cores;
    }

    /// Lets every thread run everywhere again.
    public void release() {
        BitSet all = (BitSet) others.clone();
        all.set(core);
        threads().forEach(thread -> move(thread, all));
    }

    private boolean move(int thread, BitSet cores) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            byte[] bits = cores.toByteArray();
            MemorySegment.copy(bits, 0, mask, ValueLayout.JAVA_BYTE, 0, bits.length);
            return setAffinity.call(thread, MASK_BYTES, mask) == 0;
        }
    }

    private static int self() {
        try {
            return Integer.parseInt(Files.readSymbolicLink(MYSELF).getFileName().toString());
        } catch (IOException e) {
            throw new UnsupportedOperationException("this thread has no number", e);
        }
    }

    /// The system's function: which thread (0 is the caller's), and the set of cores as bits.
    public interface SetAffinity {
        /// Returns 0 if it worked.
        int call(int thread, long maskBytes, MemorySegment mask);
    }

    /// The system's function: which thread (0 is the caller's), and where to write the set of its cores.
    public interface GetAffinity {
        /// Returns the bytes written, or less than 0.
        int call(int thread, long maskBytes, MemorySegment mask);
    }
}

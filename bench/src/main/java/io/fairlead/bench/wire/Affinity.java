package io.fairlead.bench.wire;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.util.Optional;

/// Pins the calling thread to one core, where the system lets it: a thread that spins must not wander. Stateless.
public final class Affinity {
    private static final int MASK_BYTES = 128;

    private Affinity() {}

    /// Pins the calling thread; threads that it starts later inherit that. Returns whether it worked: only Linux knows
    /// how, and a container may forbid it.
    public static boolean pin(int core) {
        if (core < 0 || core >= Runtime.getRuntime().availableProcessors()) {
            return false;
        }
        Linker linker = Linker.nativeLinker();
        SymbolLookup symbols = linker.defaultLookup();
        Optional<MemorySegment> function = symbols.find("sched_setaffinity");
        return function.isPresent() && pin(linker, function.get(), core);
    }

    @SuppressWarnings("restricted") // calling the system is the point
    private static boolean pin(Linker linker, MemorySegment function, int core) {
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        MethodHandle handle = linker.downcallHandle(function, signature);
        SetAffinity setAffinity = MethodHandleProxies.asInterfaceInstance(SetAffinity.class, handle);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            mask.set(ValueLayout.JAVA_BYTE, core / Byte.SIZE, (byte) (1 << core % Byte.SIZE));
            return setAffinity.call(0, MASK_BYTES, mask) == 0;
        }
    }

    /// The system's function: which thread (0 is the caller's), and the set of cores as bits.
    public interface SetAffinity {
        /// Returns 0 if it worked.
        int call(int thread, long maskBytes, MemorySegment mask);
    }
}

package io.fairlead.app.run;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;

/// Short turns on a core for threads that orders pass. Linux, from 6.12 on, lets a thread choose how long a turn it
/// wants. Who wants a short one takes the place of one with a longer turn as soon as it is woken; else it waits for the
/// end of that turn, which the system looks for only every few milliseconds. It gets no larger share of the core, and
/// needs no privilege. Any thread.
public final class ShortTurns {
    /// The shortest that the system grants.
    private static final long TURN_NANOS = 100_000;

    private static final String SYSTEM = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
    private static final int ATTRIBUTES_BYTES = 48;
    private static final MemoryLayout ATTRIBUTES = MemoryLayout.structLayout(
            ValueLayout.JAVA_INT.withName("size"),
            ValueLayout.JAVA_INT.withName("policy"),
            ValueLayout.JAVA_LONG.withName("flags"),
            ValueLayout.JAVA_INT.withName("nice"),
            ValueLayout.JAVA_INT.withName("priority"),
            ValueLayout.JAVA_LONG.withName("runtime"),
            ValueLayout.JAVA_LONG.withName("deadline"),
            ValueLayout.JAVA_LONG.withName("period"));
    private static final long POLICY = at("policy");
    private static final long RUNTIME = at("runtime");

    private ShortTurns() {}

    private static long at(String field) {
        return ATTRIBUTES.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }

    /// Numbers of the two calls of the system, as its C library has had names for them only since 2025.
    private record Calls(long set, long get) {}

    /// Gives the calling thread short turns. Returns whether it has them: a system that does not know them, or forbids
    /// it, leaves all as it is. Threads that it starts inherit them.
    public static boolean take() {
        Calls calls = switch (SYSTEM) {
            case "Linux/amd64" -> new Calls(314, 315);
            case "Linux/aarch64" -> new Calls(274, 275);
            default -> null;
        };
        return calls != null && take(calls, Linked.SYSTEM_CALL);
    }

    private static boolean take(Calls calls, SystemCall system) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES);
            return read(system, calls, attributes)
                    && change(system, calls, attributes)
                    && read(system, calls, attributes)
                    && attributes.get(ValueLayout.JAVA_LONG, RUNTIME) == TURN_NANOS;
        }
    }

    private static boolean read(SystemCall system, Calls calls, MemorySegment into) {
        return system.call(calls.get, 0, into, ATTRIBUTES_BYTES, 0) == 0;
    }

    /// Whatever else was chosen for the thread stays, and one that is scheduled otherwise is left alone.
    private static boolean change(SystemCall system, Calls calls, MemorySegment attributes) {
        attributes.set(ValueLayout.JAVA_INT, 0, ATTRIBUTES_BYTES);
        attributes.set(ValueLayout.JAVA_LONG, RUNTIME, TURN_NANOS);
        boolean ordinary = attributes.get(ValueLayout.JAVA_INT, POLICY) == 0;
        return ordinary && system.call(calls.set, 0, attributes, 0, 0) == 0;
    }

    /// Linked once, and only where it is used: that takes some milliseconds.
    private static final class Linked {
        static final SystemCall SYSTEM_CALL = systemCall();

        @SuppressWarnings("restricted") // calling the system is the point
        private static SystemCall systemCall() {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor signature = FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG);
            MethodHandle handle = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("syscall"), signature, Linker.Option.firstVariadicArg(1));
            return MethodHandleProxies.asInterfaceInstance(SystemCall.class, handle);
        }
    }

    /// The system's function: the call's number, which thread (0 is the caller's), its attributes, and two more words.
    public interface SystemCall {
        /// Returns 0 if it worked.
        long call(long number, long thread, MemorySegment attributes, long third, long fourth);
    }
}

package io.fairlead.app.run;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;

/// Functions of the operating system that Java has no name for. Stateless.
final class SystemCall {
    private SystemCall() {}

    /// A function of the system's C library as an object.
    ///
    /// @param type an interface with one method of that signature
    /// @throws UnsupportedOperationException if this system has none of that name
    @SuppressWarnings("restricted") // calling the system is the point
    static <T> T bound(Class<T> type, String function, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup()
                .find(function)
                .orElseThrow(() -> new UnsupportedOperationException("this system has no " + function));
        MethodHandle handle = linker.downcallHandle(address, signature);
        return MethodHandleProxies.asInterfaceInstance(type, handle);
    }
}

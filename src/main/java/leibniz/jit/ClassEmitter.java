package leibniz.jit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;

/// Writes classes, entries in smaller pieces where a method comes out too long.
///
/// @param name the internal name of the class
/// @param source what stands as its source file
/// @param emptyData makes what its code refers to, empty
/// @param header begins it
/// @param access of its entries
record ClassEmitter(
    String name, String source, Supplier<ClassData> emptyData, Header header, int access) {
  /// HotSpot never compiles a method of more bytes than this (`-XX:-DontCompileHugeMethods` apart).
  private static final int HUGE_METHOD_LIMIT = 8_000;

  /// Begins a class.
  interface Header {
    void write(ClassWriter writer, ClassData data);
  }

  /// A class as the JVM takes it.
  ///
  /// @param data the objects its constants refer to
  record ClassFile(byte[] bytes, List<Object> data) {}

  /// Writes a class with some entries.
  ///
  /// @throws IllegalArgumentException when no class can hold them
  ClassFile write(List<Body> bodies) {
    List<Body> cut = bodies;
    int[] before = new int[bodies.size()]; // the longest method of each entry
    Arrays.fill(before, Integer.MAX_VALUE);
    while (true) {
      ClassWriter writer = writer(cut);
      ClassData data = emptyData.get();
      List<IntSupplier> longest = emit(writer, data, cut);
      byte[] bytes = bytes(writer);
      List<Body> shorter = new ArrayList<>();
      for (int k = 0; k < cut.size(); k++) {
        int length = longest.get(k).getAsInt();
        boolean isTooLong = bytes == null || length > HUGE_METHOD_LIMIT;
        // Where one call is most of a method, cutting the rest of it off serves nothing.
        boolean isShrinking = bytes == null || length <= before[k] - before[k] / 4;
        shorter.add(isTooLong && isShrinking ? cut.get(k).shorter() : cut.get(k));
        before[k] = length;
      }
      if (!shorter.equals(cut)) {
        cut = shorter;
      } else if (bytes == null) {
        throw new IllegalArgumentException(
            "%s than a method can hold, in %s"
                .formatted(
                    bodies.stream().anyMatch(Body::callsJava)
                        ? "a call of Java code has more arguments"
                        : "an entry point takes more code",
                    source));
      } else {
        return new ClassFile(bytes, data.objects());
      }
    }
  }

  private static ClassWriter writer(List<Body> bodies) {
    // Frames are needed, and their time is spent, only where there are branches.
    boolean hasBranches = bodies.stream().anyMatch(Body::hasBranches);
    return new ClassWriter(hasBranches ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
  }

  /// Writes everything.
  ///
  /// @return the bytes of the longest method of each entry
  private List<IntSupplier> emit(ClassWriter writer, ClassData data, List<Body> bodies) {
    header.write(writer, data);
    writer.visitSource(source, null);
    MethodEmitter emitter = new MethodEmitter(writer, name, source, data);
    List<IntSupplier> longest = new ArrayList<>();
    for (Body body : bodies) {
      longest.add(emitter.emit(body, access));
    }
    data.end(writer);
    writer.visitEnd();
    return longest;
  }

  /// The bytes of a class; null when a method is longer than any can be.
  private byte[] bytes(ClassWriter writer) {
    try {
      return writer.toByteArray();
    } catch (MethodTooLargeException _) {
      return null;
    } catch (ClassTooLargeException e) {
      throw new IllegalArgumentException(
          "the class of %s would have a constant pool of %d entries, and 65535 are the most: it is too large, compile parts of it to classes of their own"
              .formatted(source, e.getConstantPoolCount()),
          e);
    }
  }
}

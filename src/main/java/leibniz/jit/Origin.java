package leibniz.jit;

import java.io.ObjectStreamException;

/// What a class was compiled from, as its instances tell it: `toString` is theirs.
public interface Origin {
  /// What is written of an instance where its interface is [java.io.Serializable].
  Object serialized() throws ObjectStreamException;
}

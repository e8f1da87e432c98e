package leibniz.jit;

import java.io.ObjectStreamException;

/// What a class was compiled from, as its instances tell it. Of a class without stages, whose
/// instances have no parameters, `parameters` is null.
public interface Origin {
  /// The `toString` of an instance.
  String text(ParameterSet parameters);

  /// What is written of an instance.
  Object serialized(ParameterSet parameters) throws ObjectStreamException;
}

package leibniz.equation;

/// Equations contradict each other, or what is assumed.
public final class NoSolutionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  NoSolutionException(String message) {
    super(message);
  }
}

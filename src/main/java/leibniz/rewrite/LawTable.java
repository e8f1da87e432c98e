package leibniz.rewrite;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Fn;

/// Laws in their order, and the indexes of those that may be found where some functions are.
public final class LawTable {
  private static final int RECENT = 16;

  private final List<WrittenLaw> laws;

  /// Indexes by the hash of their functions, to be used again. They are immutable, so that a race
  /// makes one twice and harms nobody.
  private final LawIndex[] recent = new LawIndex[RECENT];

  /// @param laws those of earlier places are tried first
  public LawTable(List<WrittenLaw> laws) {
    this.laws = List.copyOf(laws);
  }

  /// Whether there is no law at all.
  public boolean isEmpty() {
    return laws.isEmpty();
  }

  /// The laws that may be found in a graph of these functions.
  LawIndex of(Set<Fn> functions) {
    int k = functions.hashCode() & (RECENT - 1);
    LawIndex index = recent[k];
    if (index == null || !functions.equals(index.functions())) {
      Set<Fn> own = EnumSet.noneOf(Fn.class);
      own.addAll(functions);
      index = new LawIndex(laws, own);
      recent[k] = index;
    }
    return index;
  }
}

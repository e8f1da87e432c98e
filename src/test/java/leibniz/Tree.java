package leibniz;

import java.util.ArrayList;
import java.util.List;

/// A formula as the tests generate it: a pattern such as `(%s + %s)` and what stands in it. It can
/// be written, and made smaller.
public record Tree(String pattern, List<Tree> parts) {

  static Tree of(String pattern, Tree... parts) {
    return new Tree(pattern, List.of(parts));
  }

  @Override
  public String toString() {
    return pattern.formatted(parts.stream().map(Tree::toString).toArray());
  }

  /// The formula of these variables that is written so.
  Formula formula() {
    return Formula.parse(toString(), Generator.VARIABLES);
  }

  /// Smaller trees, the smallest first: a part in place of the whole, or one part made smaller.
  List<Tree> smaller() {
    List<Tree> trees = new ArrayList<>();
    for (Tree part : parts) {
      if (isNumeric() == part.isNumeric()) {
        trees.add(part);
      }
    }
    for (int k = 0; k < parts.size(); k++) {
      for (Tree smaller : parts.get(k).smaller()) {
        List<Tree> changed = new ArrayList<>(parts);
        changed.set(k, smaller);
        trees.add(new Tree(pattern, changed));
      }
    }
    return trees;
  }

  /// Whether this is a value and no condition.
  private boolean isNumeric() {
    return !pattern.matches(".*( [<>=!]+ | and | or |not ).*");
  }
}

package leibniz.expr;

import java.util.Arrays;

/// What a sum and a product have in common: parts in written order.
///
/// The first two lie in the node itself, so that walking through a large graph of operations on two
/// operands, as most are, touches one place in memory a node and not two.
abstract sealed class Nary extends Expr permits Sum, Product {
  private final Expr first;
  private final Expr second; // null for a group, which has one part
  private final Expr[] rest; // null for up to two parts

  /// @param parts one or more
  Nary(int number, int seed, Expr[] parts) {
    super(number, mix(seed, parts));
    first = parts[0];
    second = parts.length > 1 ? parts[1] : null;
    rest = parts.length > 2 ? Arrays.copyOfRange(parts, 2, parts.length) : null;
  }

  Nary(int number, int seed, Expr first, Expr second) {
    super(number, mix(seed, first, second));
    this.first = first;
    this.second = second;
    this.rest = null;
  }

  @Override
  public final int arity() {
    return rest != null ? 2 + rest.length : second != null ? 2 : 1;
  }

  @Override
  public final Expr child(int i) {
    if (i == 0) {
      return first;
    }
    if (i == 1 && second != null) {
      return second;
    }
    if (rest == null) {
      throw new IndexOutOfBoundsException("of " + arity() + " parts none is at " + i);
    }
    return rest[i - 2];
  }

  final void copyInto(Expr[] target, int at) {
    target[at] = first;
    if (second != null) {
      target[at + 1] = second;
    }
    if (rest != null) {
      System.arraycopy(rest, 0, target, at + 2, rest.length);
    }
  }

  final boolean hasPartsOf(Nary other) {
    return first == other.first
        && second == other.second
        && (rest == other.rest
            || rest != null && other.rest != null && identical(rest, other.rest));
  }
}

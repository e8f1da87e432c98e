package leibniz.simplify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// Tells which products of sums may have a part in common with another term of their sum once they
/// are multiplied out, without making anything.
///
/// The *trace* of a product is the sum, over its factors, of a hash of the base times the exponent;
/// numbers do not count. So traces of products are sums of traces, and equal parts have equal ones.
final class Traces {
  /// Exponents are multiples of one by this: 1/2, 1/3, ... are exact.
  private static final int UNIT = 5040;

  /// Products in divisors and powers are looked into as far as this, and up to this size, which the
  /// normal form does not merge beyond either.
  private static final int NESTING = 3;

  private static final int MERGED = 32;

  private long[] traces = new long[32];
  private int size;
  private boolean isKnown = true;

  private Traces() {}

  /// The terms, of those that have an expansion, that may be worth to be multiplied out; all of
  /// them where traces cannot tell.
  static BitSet promising(Sum sum, List<Expansion> expansions) {
    Traces all = new Traces();
    int[] first = new int[sum.arity() + 1];
    for (int k = 0; k < sum.arity() && all.isKnown; k++) {
      Expansion expansion = expansions.get(k);
      if (expansion == null) {
        all.add(all.ofTerm(sum.child(k)));
      } else {
        all.addAll(expansion);
      }
      first[k + 1] = all.size;
    }
    BitSet promising = new BitSet();
    Owners owners = new Owners(all.size);
    for (int k = 0; k < sum.arity() && all.isKnown; k++) {
      for (int t = first[k]; t < first[k + 1]; t++) {
        owners.add(all.traces[t], k);
      }
    }
    for (int k = 0; k < sum.arity(); k++) {
      boolean isPromising = !all.isKnown;
      for (int t = first[k]; t < first[k + 1] && !isPromising; t++) {
        isPromising = owners.hasSeveral(all.traces[t]);
      }
      promising.set(k, isPromising && expansions.get(k) != null);
    }
    return promising;
  }

  private void addAll(Expansion expansion) {
    int from = size;
    long others = 0;
    for (Expr other : expansion.others()) {
      others += ofFactor(other);
    }
    add(others);
    for (Sum sum : expansion.sums()) {
      int before = size;
      for (int t = from; t < before; t++) {
        for (int k = 0; k < sum.arity(); k++) {
          add(traces[t] + ofTerm(sum.child(k)));
        }
      }
      System.arraycopy(traces, before, traces, from, size - before);
      size -= before - from;
    }
  }

  private void add(long trace) {
    if (size == traces.length) {
      traces = Arrays.copyOf(traces, 2 * size);
    }
    traces[size++] = trace;
  }

  private long ofTerm(Node term) {
    return term instanceof Product p ? ofProduct(p, UNIT, NESTING) : ofFactor(term);
  }

  private long ofFactor(Node factor) {
    return ofPower(factor, UNIT, NESTING);
  }

  private long ofProduct(Product p, long exponent, int nesting) {
    long trace = 0;
    for (int k = 0; k < p.arity(); k++) {
      trace += ofPower(p.child(k), exponent, nesting);
    }
    return trace;
  }

  /// The trace of a factor to a power.
  private long ofPower(Node factor, long exponent, int nesting) {
    return switch (factor) {
      case Power p when p.base() instanceof Power -> unknown(); // exponents may be multiplied
      case Power p when p.exponent() instanceof Num e ->
          ofBase(p.base(), times(exponent, e.value()), nesting);
      case Power _ -> unknown(); // exponents may be added
      default -> ofBase(factor, exponent, nesting);
    };
  }

  private long ofBase(Node base, long exponent, int nesting) {
    return switch (base) {
      case Num _ -> 0;
      case Product p when nesting == 0 || p.arity() > MERGED -> unknown();
      case Product p -> ofProduct(p, exponent, nesting - 1);
      default -> exponent * hash(base);
    };
  }

  private long times(long exponent, double e) {
    double units = e * exponent;
    return units == Math.rint(units) && Math.abs(units) < Long.MAX_VALUE ? (long) units : unknown();
  }

  private long unknown() {
    isKnown = false;
    return 0;
  }

  /// Spread over all bits, by the finalizer of SplitMix64.
  private static long hash(Node node) {
    long h = node.hashCode() * 0x9E3779B97F4A7C15L;
    h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
    h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
    return h ^ h >>> 31;
  }

  /// To which term traces belong: a table of half load.
  private static final class Owners {
    private static final int SEVERAL = -1;

    private final long[] keys;
    private final int[] owners; // a term's place and one more

    Owners(int size) {
      int length = Integer.highestOneBit(2 * size + 1) * 2;
      keys = new long[length];
      owners = new int[length];
    }

    void add(long trace, int term) {
      int i = slot(trace);
      boolean isOther = owners[i] != 0 && owners[i] != term + 1;
      keys[i] = trace;
      owners[i] = isOther ? SEVERAL : term + 1;
    }

    boolean hasSeveral(long trace) {
      return owners[slot(trace)] == SEVERAL;
    }

    private int slot(long trace) {
      int mask = keys.length - 1;
      int i = (int) (trace ^ trace >>> 32) & mask;
      while (owners[i] != 0 && keys[i] != trace) {
        i = (i + 1) & mask;
      }
      return i;
    }
  }
}

package leibniz.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leibniz.expr.Call;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// What polynomials are polynomials in: the symbols by name, then other expressions, such as
/// `sin(x)`, in order of appearance.
final class Generators {
  /// Larger exponents are not expanded: such a power is a generator itself.
  static final int MAX_EXPONENT = 1_000_000;

  private final Map<Expr, Integer> numbers = new HashMap<>();
  private final List<Expr> all = new ArrayList<>();
  private final Monomials monomials;

  /// The generators of polynomials to be made of the nodes of `dag` in `graph`.
  ///
  /// @param overOne whether sums are brought over one denominator, which raises the degree
  /// @param growth how many times the degree of the nodes that of what is made of them is
  Generators(Graph graph, Dag dag, boolean overOne, int growth) {
    Map<String, Sym> symbols = new TreeMap<>();
    int others = 0;
    int divisors = 0;
    int compound = 0;
    boolean productDivides = false; // and with it any sums that are its factors
    double[] degree = new double[dag.size()];
    double highest = 1;
    for (int i = 0; i < degree.length; i++) {
      degree[i] = 1;
      compound += dag.arity(i) > 0 ? 1 : 0;
      switch (dag.node(i)) {
        case Sym s -> symbols.put(s.name(), s);
        case Num _ -> degree[i] = 0;
        case Sum _ -> degree[i] = ofChildren(dag, i, degree, !overOne);
        case Product _ -> degree[i] = ofChildren(dag, i, degree, false);
        case Power p when isPolynomial(p) -> {
          double n = ((Num) p.exponent()).value();
          degree[i] = Math.abs(n) * Math.max(1, degree[dag.child(i, 0)]);
          divisors += n < 0 ? 1 : 0; // a sum that divides is a generator
          productDivides |= n < 0 && !(p.base() instanceof Sum || p.base() instanceof Sym);
        }
        case Node _ -> others++;
      }
      highest = Math.max(highest, degree[i]);
    }
    highest *= growth;
    int count = symbols.size() + others + (productDivides ? compound : divisors);
    monomials =
        PackedMonomials.fits(count, highest)
            ? new PackedMonomials(count, highest)
            : new InternedMonomials();
    symbols.values().forEach(s -> of(graph.adopt(s)));
  }

  private static double ofChildren(Dag dag, int i, double[] degree, boolean highest) {
    double result = 0;
    for (int k = 0; k < dag.arity(i); k++) {
      double d = degree[dag.child(i, k)];
      result = highest ? Math.max(result, d) : result + d;
    }
    return result;
  }

  /// Whether a power is one by repeated multiplication, or one over such a power.
  static boolean isPolynomial(Power p) {
    return p.exponent() instanceof Num n && n.isInteger() && Math.abs(n.value()) <= MAX_EXPONENT;
  }

  /// The order of generators, which does not depend on where they appeared: symbols by name, then
  /// powers, calls by function, others; and by their content among equals. Powers are in the order
  /// of their bases, which stays when `sqrt(a)*sqrt(b)` becomes `a*b`.
  int compare(int a, int b) {
    Expr x = all.get(a);
    Expr y = all.get(b);
    int kinds = Integer.compare(kind(x), kind(y));
    while (kinds == 0 && x instanceof Power p && y instanceof Power q && p.base() != q.base()) {
      x = p.base();
      y = q.base();
      kinds = Integer.compare(kind(x), kind(y));
    }
    if (x instanceof Sym s && y instanceof Sym t) {
      return s.name().compareTo(t.name());
    }
    return kinds != 0 ? kinds : Integer.compare(x.hashCode(), y.hashCode());
  }

  private static int kind(Expr expr) {
    return switch (expr) {
      case Sym _ -> -2;
      case Power _ -> -1;
      case Call c -> c.function().ordinal();
      case Expr _ -> Integer.MAX_VALUE;
    };
  }

  /// Whether symbols are all that a polynomial is one in.
  boolean areSymbols(Polynomial p) {
    for (long monomial : p.monomials()) {
      int[] factors = monomials.factors(monomial);
      for (int k = 0; k < factors.length; k += 2) {
        if (!(all.get(factors[k]) instanceof Sym)) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether some are powers such as `sqrt(x)`, which written in products become other powers.
  boolean havePowers() {
    return all.stream().anyMatch(g -> g instanceof Power);
  }

  Monomials monomials() {
    return monomials;
  }

  int size() {
    return all.size();
  }

  Expr get(int generator) {
    return all.get(generator);
  }

  /// The number of a generator, given to it when it is new.
  int of(Expr expr) {
    Integer next = all.size();
    Integer before = numbers.putIfAbsent(expr, next);
    if (before != null) {
      return before;
    }
    all.add(expr);
    return next;
  }
}

package leibniz.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Rational;

/// Linear equations whose coefficients are exact numbers, or fractions of polynomials in whatever
/// stands in them.
public final class LinearEquations {
  private LinearEquations() {}

  /// An equation: its number, coefficients by unknown, none zero, and what they come to.
  public record Row(int number, SortedMap<Integer, Expr> coefficients, Expr right) {}

  /// An equation that is left when all unknowns are gone: it says that an expression is zero.
  public record Remainder(int number, Expr expr) {}

  /// What was found.
  ///
  /// @param values of the unknowns, in lowest terms; none when some are free
  /// @param determinants of which none may be zero, beside what coefficients divide by
  /// @param free the unknowns that may have any value
  /// @param remainders equations that depend on the others, but for those that are certain to hold
  public record Result(
      List<Expr> values, List<Expr> determinants, List<Integer> free, List<Remainder> remainders) {}

  /// Solves equations; without the library Rings values are not always in lowest terms.
  ///
  /// @param unknowns how many there are
  /// @param vanishes whether an expression that is no polynomial of symbols is zero
  /// @throws IllegalArgumentException when a polynomial would have more than
  ///   [Polynomials#MAX_TERMS] terms
  /// @throws ArithmeticException when an exact number would be too large
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public static Result solve(List<Row> rows, int unknowns, Predicate<Expr> vanishes) {
    List<Expr> all = new ArrayList<>();
    for (Row row : rows) {
      all.addAll(row.coefficients.values());
      all.add(row.right);
    }
    if (all.stream().allMatch(e -> e instanceof Num)) {
      return new Integral().solve(rows, unknowns);
    }
    return new Rationals(all, unknowns, vanishes).solve(rows, unknowns);
  }

  private static <T> Result result(
      Elimination<T> elimination,
      Function<T, Expr> written,
      Function<Elimination.Value<T>, Expr> value,
      Function<Elimination<T>, List<T>> determinants) {
    elimination.run();
    List<Remainder> remainders = new ArrayList<>();
    for (Elimination.Row<T> row : elimination.rest()) {
      Expr right = written.apply(row.right);
      if (!(right instanceof Num n && n.isZero())) {
        remainders.add(new Remainder(row.number, right));
      }
    }
    List<Integer> free = elimination.free();
    if (!free.isEmpty() || !remainders.isEmpty()) {
      return new Result(List.of(), List.of(), free, remainders);
    }
    return new Result(
        elimination.values().stream().map(value).toList(),
        determinants.apply(elimination).stream().map(written).toList(),
        free,
        remainders);
  }

  /// Rows of numbers, as integers.
  private static final class Integral implements Arithmetic<BigInteger> {
    private final Graph graph = new Graph();

    Result solve(List<Row> rows, int unknowns) {
      List<Elimination.Row<BigInteger>> integral = new ArrayList<>();
      for (Row row : rows) {
        BigInteger scale = exact(row.right).denominator();
        for (Expr e : row.coefficients.values()) {
          BigInteger d = exact(e).denominator();
          scale = scale.divide(scale.gcd(d)).multiply(d);
        }
        SortedMap<Integer, BigInteger> coefficients = new TreeMap<>();
        BigInteger common = scale;
        row.coefficients.forEach((k, e) -> coefficients.put(k, scaled(e, common)));
        integral.add(new Elimination.Row<>(row.number, coefficients, scaled(row.right, common)));
      }
      return result(
          new Elimination<>(integral, unknowns, this, _ -> false),
          n -> graph.number(Rational.of(n)),
          v -> graph.number(Rational.of(v.above(), v.below())),
          _ -> List.of()); // a number that is not zero
    }

    private static Rational exact(Expr number) {
      return ((Num) number).exact();
    }

    private static BigInteger scaled(Expr number, BigInteger scale) {
      return scale.divide(exact(number).denominator()).multiply(exact(number).numerator());
    }

    @Override
    public BigInteger one() {
      return BigInteger.ONE;
    }

    @Override
    public boolean isZero(BigInteger a) {
      return a.signum() == 0;
    }

    @Override
    public BigInteger times(BigInteger a, BigInteger b) {
      return a.multiply(b);
    }

    @Override
    public BigInteger minus(BigInteger a, BigInteger b) {
      return a.subtract(b);
    }

    @Override
    public BigInteger quotient(BigInteger a, BigInteger b) {
      BigInteger[] parts = a.divideAndRemainder(b);
      return parts[1].signum() == 0 ? parts[0] : null;
    }

    @Override
    public BigInteger gcd(BigInteger a, BigInteger b) {
      return a.gcd(b);
    }

    @Override
    public BigInteger divisor(Collection<BigInteger> all) {
      BigInteger divisor = BigInteger.ZERO;
      for (BigInteger a : all) {
        divisor = divisor.gcd(a);
        if (divisor.equals(BigInteger.ONE)) {
          break;
        }
      }
      return divisor;
    }

    @Override
    public long size(BigInteger a) {
      return 1L + a.bitLength() / Long.SIZE;
    }
  }

  /// Rows of fractions, as polynomials over one ring.
  private static final class Rationals implements Arithmetic<Polynomial> {
    private final Fractions fractions;
    private final Map<Expr, Integer> places = new HashMap<>();
    private final Ring ring;
    private final Predicate<Expr> vanishes;

    Rationals(List<Expr> exprs, int unknowns, Predicate<Expr> vanishes) {
      Graph graph = new Graph();
      this.fractions =
          new Fractions(Dag.of(exprs), graph, Polynomials.MAX_TERMS, false, true, unknowns + 1);
      for (int k = 0; k < exprs.size(); k++) {
        places.putIfAbsent(exprs.get(k), k);
      }
      this.ring = fractions.ring();
      this.vanishes = vanishes;
    }

    Result solve(List<Row> rows, int unknowns) {
      List<Elimination.Row<Polynomial>> whole = new ArrayList<>();
      for (Row row : rows) {
        List<Expr> entries = new ArrayList<>(row.coefficients.values());
        entries.add(row.right);
        List<Polynomial> scaled = fractions.overOne(entries.stream().map(places::get).toList());
        SortedMap<Integer, Polynomial> coefficients = new TreeMap<>();
        int next = 0;
        for (int k : row.coefficients.keySet()) {
          coefficients.put(k, scaled.get(next++));
        }
        coefficients.values().removeIf(this::isZero);
        whole.add(new Elimination.Row<>(row.number, coefficients, scaled.getLast()));
      }
      return result(
          new Elimination<>(whole, unknowns, this, p -> vanishes(p)),
          p -> fractions.written(vanishes(p) ? Polynomial.ZERO : fractions.upright(p), one()),
          v -> fractions.written(v.above(), v.below()),
          Elimination::determinants);
    }

    private boolean vanishes(Polynomial p) {
      return !fractions.isOfSymbols(p) && vanishes.test(fractions.written(p, one()));
    }

    @Override
    public Polynomial one() {
      return Polynomial.constant(Coefficient.ONE);
    }

    @Override
    public boolean isZero(Polynomial a) {
      return a.size() == 0;
    }

    @Override
    public Polynomial times(Polynomial a, Polynomial b) {
      return ring.times(a, b);
    }

    @Override
    public Polynomial minus(Polynomial a, Polynomial b) {
      Terms difference = new Terms(ring.limit());
      difference.add(a, Coefficient.ONE);
      difference.add(b, Coefficient.ONE.negate());
      return difference.polynomial();
    }

    @Override
    public Polynomial quotient(Polynomial a, Polynomial b) {
      return Division.quotient(a, b, ring);
    }

    @Override
    public Polynomial gcd(Polynomial a, Polynomial b) {
      return fractions.gcd(a, b);
    }

    @Override
    public Polynomial divisor(Collection<Polynomial> all) {
      return fractions.commonFactor(all);
    }

    @Override
    public long size(Polynomial a) {
      return a.isConstant() ? 1 : 1 + 4L * a.size();
    }
  }
}

"""Writes BesselSeries.java: Chebyshev series of the Bessel functions of orders 0 and 1 (mpmath). Run here; the build only compiles it."""
from mpmath import besselj, bessely, cos, mp, mpf, pi, sin, sqrt

mp.dps = 40
NODES = 64
LOW, HIGH = mpf(2), mpf(5)
FILE = "../../../main/java/leibniz/eval/BesselSeries.java"


def series(f):
    """The coefficients of f over [-1, 1], by interpolation at Chebyshev's nodes, as far as they reach a double."""
    angles = [pi * (k + mpf(1) / 2) / NODES for k in range(NODES)]
    values = [f(cos(a)) for a in angles]
    c = [sum(v * cos(j * a) for v, a in zip(values, angles)) * (2 if j else 1) / NODES for j in range(NODES)]
    while sum(abs(x) for x in c[-1:]) < mpf(2) ** -60:
        c.pop()
    return c


def between(f):
    return series(lambda t: f((LOW + HIGH) / 2 + (HIGH - LOW) / 2 * t))


def beyond(f):
    """In s with (1 + s)/2 = (HIGH/x)^2."""
    return series(lambda s: f(HIGH / sqrt((1 + s) / 2)))


def hankel(n, x):
    """P and Q of A&S 9.2.5 and 9.2.6: sqrt(2/(pi*x))*(P + i*Q) = (J + i*Y)*exp(-i*chi)."""
    chi = x - (n / mpf(2) + mpf(1) / 4) * pi
    j, y, size = besselj(n, x), bessely(n, x), sqrt(pi * x / 2)
    return size * (j * cos(chi) + y * sin(chi)), size * (y * cos(chi) - j * sin(chi))


TABLE = []
for n in 0, 1:
    TABLE += [
        (f"J{n}", f"`J_{n}(x)` between 2 and 5.", between(lambda x: besselj(n, x))),
        (f"Y{n}", f"`Y_{n}(x)` between 2 and 5.", between(lambda x: bessely(n, x))),
        (f"P{n}", f"`P` of order {n} from 5 on.", beyond(lambda x: hankel(n, x)[0])),
        (f"Q{n}", f"`Q*x` of order {n} from 5 on.", beyond(lambda x: hankel(n, x)[1] * x)),
    ]

with open(FILE, "w") as out:
    out.write("""package leibniz.eval;

/// Coefficients of Chebyshev series for `Bessel`, made by `src/test/resources/functions/bessel.py`.
///
/// Between 2 and 5 the variable is `(2*x - 7)/3`, from 5 on it is `2*(5/x)^2 - 1`. `P` and `Q` are
/// those of Hankel's expansion (Abramowitz and Stegun 9.2.5 and 9.2.6).
final class BesselSeries {
""")
    for name, what, coefficients in TABLE:
        out.write(f"  /// {what}\n  static final double[] {name} = {{\n")
        for c in coefficients:
            out.write(f"    {float(c)!r},\n".replace("e-0", "e-"))
        out.write("  };\n\n")
    out.write("  private BesselSeries() {}\n}\n")

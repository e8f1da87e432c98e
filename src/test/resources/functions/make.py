"""Writes values.csv: functions at random points, with 25 digits (mpmath). Run once; the tests only read the file."""
import random

from mpmath import mp, mpf, nstr
import mpmath as m

mp.dps = 50
random.seed(1)

# name: (function, ranges of the arguments as far as points are drawn)
TABLE = {
    "exp": (m.exp, [(-700, 700)]), "ln": (m.log, [(1e-3, 1e3)]), "log10": (m.log10, [(1e-3, 1e3)]),
    "log2": (lambda x: m.log(x, 2), [(1e-3, 1e3)]), "expm1": (m.expm1, [(-5, 5)]), "log1p": (m.log1p, [(-0.99, 5)]),
    "sin": (m.sin, [(-100, 100)]), "cos": (m.cos, [(-100, 100)]), "tan": (m.tan, [(-100, 100)]),
    "asin": (m.asin, [(-1, 1)]), "acos": (m.acos, [(-1, 1)]), "atan": (m.atan, [(-100, 100)]),
    "sinh": (m.sinh, [(-20, 20)]), "cosh": (m.cosh, [(-20, 20)]), "tanh": (m.tanh, [(-5, 5)]),
    "asinh": (m.asinh, [(-100, 100)]), "acosh": (m.acosh, [(1, 100)]), "atanh": (m.atanh, [(-1, 1)]),
    "cbrt": (lambda x: m.sign(x) * m.cbrt(abs(x)), [(-1000, 1000)]), "erf": (m.erf, [(-5, 5)]), "erfc": (m.erfc, [(-5, 25)]),
    "erfinv": (m.erfinv, [(-1, 1)]), "gamma": (m.gamma, [(-20, 100)]), "lgamma": (lambda x: m.log(abs(m.gamma(x))), [(-20, 100)]),
    "digamma": (m.digamma, [(-20, 100)]), "sigmoid": (lambda x: 1 / (1 + m.exp(-x)), [(-50, 50)]),
    "softplus": (lambda x: m.log1p(m.exp(x)), [(-50, 50)]), "sinc": (lambda x: m.sinc(x), [(-100, 100)]),
    "polygamma": (lambda n, x: m.polygamma(n, x), [(1, 6), (-5, 50)]),
    "sincd": (lambda n, x: m.mpf(1) * m.quad(lambda t: t**n * m.cos(x * t + n * m.pi / 2), m.linspace(0, 1, 24)), [(1, 6), (-40, 40)]),
    "beta": (m.beta, [(0.01, 50), (0.01, 50)]), "atan2": (m.atan2, [(-10, 10), (-10, 10)]),
    "hypot": (m.hypot, [(-10, 10), (-10, 10)]), "logsumexp": (lambda x, y: m.log(m.exp(x) + m.exp(y)), [(-100, 100), (-100, 100)]),
    "besselj": (m.besselj, [(-9, 30), (-40, 40)]), "bessely": (m.bessely, [(-9, 30), (0, 40)]),
    "besselj near": (m.besselj, [(0, 1), (-10, 10)]), "bessely near": (m.bessely, [(0, 1), (0, 10)]),
    "besselj far": (m.besselj, [(0, 1), (-1000, 1000)]), "bessely far": (m.bessely, [(0, 1), (0, 1000)]),
    "softmax": (lambda a, x: m.exp(a) / m.exp(x), [(-100, 100), (-100, 100)]),
}
ORDERS = {"polygamma", "sincd", "besselj", "bessely"}

with open("values.csv", "w") as out:
    for key, (function, ranges) in TABLE.items():
        name = key.split()[0]
        for _ in range(40 if name == "sincd" else 200):
            point = [random.uniform(*r) for r in ranges]
            if name in ORDERS:
                point[0] = float(random.randint(*ranges[0]))
                value = function(int(point[0]), mpf(point[1]))
            else:
                value = function(*[mpf(x) for x in point])
            out.write(",".join([name] + [repr(x) for x in point] + [nstr(value, 25)]) + "\n")

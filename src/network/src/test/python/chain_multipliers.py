#!/usr/bin/env python3
"""DeepLIFT's multipliers of a chain of layers by the rescale rule, in NumPy and double precision.

usage: chain_multipliers.py >../resources/org/motiflens/network/chain/multipliers.tsv

Two networks, their weights given by a formula so that ChainMultipliersTest has the same ones, and for each a window and
references: a line has the network, the window, the reference, the difference of margins, and the multipliers, base by
base in the order A C G T. A maximum's difference belongs to the place of the larger of the two maxima (docs/methods.md).
"""

import numpy as np

WINDOW = 24
# Which input channel each of A, C, G, T has.
ORDER = (2, 0, 3, 1)


def draw(start, *shape):
    """Numbers that look random: float32 of sin(start + 0.7 k²) / 2."""
    k = np.arange(np.prod(shape), dtype=np.float64)
    return (np.sin(start + 0.7 * k * k) / 2).astype(np.float32).astype(np.float64).reshape(shape)


def convolution(start, taps, inputs, outputs):
    return ("convolution", draw(start, taps, inputs, outputs), draw(start + 0.3, outputs))


NETWORKS = {
    "softmax-of-three": (
        [
            convolution(0.1, 5, 4, 6),
            ("curve", lambda x: np.where(x > 0, x, 0)),
            convolution(0.2, 3, 6, 5),
            ("curve", lambda x: np.where(x > 0, x, np.float64(np.float32(0.1)) * x)),
            ("maximum", 3, 2),
            ("mean", 2, 2),
            ("flatten",),
            convolution(0.3, 1, 20, 7),
            ("curve", lambda x: 1 / (1 + np.exp(-x))),
            convolution(0.4, 1, 7, 3),
        ],
        "softmax",
    ),
    "sigmoid-of-one": (
        [
            convolution(0.5, 7, 4, 8),
            ("curve", np.tanh),
            ("maximum", 18, 1),
            ("flatten",),
            convolution(0.6, 1, 8, 5),
            ("curve", lambda x: np.where(x > 0, x, 0)),
            convolution(0.7, 1, 5, 1),
        ],
        "sigmoid",
    ),
}
OUTPUT = {"softmax": 1, "sigmoid": 0}


def forward(layers, x):
    maps = [x]
    for layer in layers:
        kind, *rest = layer
        x = maps[-1]
        if kind == "convolution":
            kernel, bias = rest
            rows = len(x) - len(kernel) + 1
            y = bias + sum(x[j : j + rows] @ kernel[j] for j in range(len(kernel)))
        elif kind == "curve":
            y = rest[0](x)
        elif kind == "flatten":
            y = x.reshape(1, -1)
        else:
            size, stride = rest
            starts = range(0, len(x) - size + 1, stride)
            y = np.array([(x[s : s + size].max(0) if kind == "maximum" else x[s : s + size].mean(0)) for s in starts])
        maps.append(y)
    return maps


def backward(layer, x, other, m):
    kind, *rest = layer
    back = np.zeros_like(x)
    if kind == "convolution":
        kernel, _ = rest
        for j in range(len(kernel)):
            back[j : j + len(m)] += m @ kernel[j].T
    elif kind == "curve":
        curve = rest[0]
        step = 1e-6
        near = np.abs(x - other) < step
        slope = (curve(x + step) - curve(x - step)) / (2 * step)
        back = m * np.where(near, slope, (curve(x) - curve(other)) / np.where(near, 1, x - other))
    elif kind == "flatten":
        back = m.reshape(x.shape)
    else:
        size, stride = rest
        for row in range(len(m)):
            s = row * stride
            if kind == "mean":
                back[s : s + size] += m[row] / size
                continue
            for c in range(x.shape[1]):
                own, its = s + x[s : s + size, c].argmax(), s + other[s : s + size, c].argmax()
                difference = x[own, c] - other[its, c]
                place = own if difference >= 0 else its
                between = x[place, c] - other[place, c]
                back[place, c] += m[row, c] * (1 if between == 0 else difference / between)
    return back


def margin(link, z):
    if link == "sigmoid":
        return z[0]
    return z[1] - np.log(np.exp(z[0]) + np.exp(z[2]))


def link_multipliers(link, z, other):
    m = np.zeros_like(z)
    m[OUTPUT[link]] = 1
    if link == "softmax":
        sums = [np.exp(values[0]) + np.exp(values[2]) for values in (z, other)]
        outer = (np.log(sums[0]) - np.log(sums[1])) / (sums[0] - sums[1])
        for i in (0, 2):
            m[i] = -outer * (np.exp(z[i]) - np.exp(other[i])) / (z[i] - other[i])
    return m


def encode(sequence):
    x = np.zeros((WINDOW, 4))
    for t, base in enumerate(sequence):
        if base != "N":
            x[t, ORDER["ACGT".index(base)]] = 1
    return x


def main():
    random = np.random.default_rng(7)
    for name, (layers, link) in NETWORKS.items():
        window = "".join(random.choice(list("ACGT"), WINDOW))
        for _ in range(3):
            reference = "".join(random.permutation(list(window)))
            maps, others = forward(layers, encode(window)), forward(layers, encode(reference))
            m = link_multipliers(link, maps[-1][0], others[-1][0])[None]
            for i in reversed(range(len(layers))):
                m = backward(layers[i], maps[i], others[i], m)
            difference = margin(link, maps[-1][0]) - margin(link, others[-1][0])
            assert abs(difference - (m * (maps[0] - others[0])).sum()) < 1e-9, name
            values = m[:, list(ORDER)].flatten()
            print("\t".join([name, window, reference, "%.12g" % difference, ",".join("%.12g" % v for v in values)]))


if __name__ == "__main__":
    main()

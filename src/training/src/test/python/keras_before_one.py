#!/usr/bin/env python3
"""Writes a small model in the two files of Keras before 1.0, and what it must score.

Layers as to_json() then wrote them, a list with "custom_name"; weights in groups layer_0, layer_1,
... as param_0 and param_1. The scores are computed here as Theano did: its convolution turns the
kernel round. NumPy in double precision; nothing is shared with the program under test.

    /usr/bin/python3 keras_before_one.py ../resources/org/motiflens/training/keras
"""

import json
import sys

import h5py
import numpy as np

WINDOW, MAPS, TAPS, POOL, HIDDEN = 30, 5, 6, 4, 7


def layer(name, **settings):
    return dict(name=name, custom_name=name.lower(), trainable=True, **settings)


def main(folder):
    random = np.random.default_rng(9)
    kernel = random.normal(size=(MAPS, 4, TAPS, 1)).astype("f4")
    columns = (WINDOW - TAPS + 1) // POOL
    arrays = {
        "layer_0": [kernel, random.normal(size=MAPS).astype("f4")],
        "layer_1": [],
        "layer_2": [],
        "layer_3": [
            random.normal(size=(columns * MAPS, HIDDEN)).astype("f4"),
            random.normal(size=HIDDEN).astype("f4"),
        ],
        "layer_4": [],
        "layer_5": [random.normal(size=(HIDDEN, 1)).astype("f4"), random.normal(size=1).astype("f4")],
        "layer_6": [],
    }
    layers = [
        layer(
            "Convolution1D",
            nb_filter=MAPS,
            filter_length=TAPS,
            border_mode="valid",
            activation="relu",
            subsample_length=1,
            input_shape=[WINDOW, 4],
        ),
        layer("MaxPooling1D", pool_length=POOL, stride=POOL, border_mode="valid"),
        layer("Flatten"),
        layer("Dense", output_dim=HIDDEN, activation="relu"),
        layer("Dropout", p=0.5),
        layer("Dense", output_dim=1, activation="linear"),
        layer("Activation", activation="sigmoid"),
    ]
    with h5py.File(folder + "/before-one_weights.h5", "w") as h5:
        h5.attrs["nb_layers"] = len(layers)
        for name, values in arrays.items():
            group = h5.create_group(name)
            group.attrs["nb_params"] = len(values)
            for i, value in enumerate(values):
                group.create_dataset("param_%d" % i, data=value)
    with open(folder + "/before-one_architecture.json", "w") as out:
        json.dump({"layers": layers, "class_mode": "binary", "name": "Sequential"}, out)
        out.write("\n")
    with open(folder + "/before-one-scores.tsv", "w") as out:
        for _ in range(4):
            codes = random.integers(0, 4, WINDOW)
            x = np.eye(4)[codes]
            turned = kernel[:, :, ::-1, 0].astype("f8")
            maps = np.array(
                [
                    np.einsum("ock,kc->o", turned, x[t : t + TAPS]) + arrays["layer_0"][1]
                    for t in range(WINDOW - TAPS + 1)
                ]
            )
            maps = np.maximum(maps, 0)[: columns * POOL]
            flat = maps.reshape(columns, POOL, MAPS).max(axis=1).reshape(-1)
            hidden = np.maximum(flat @ arrays["layer_3"][0] + arrays["layer_3"][1], 0)
            z = (hidden @ arrays["layer_5"][0] + arrays["layer_5"][1])[0]
            out.write("before-one\t%s\t%.9g\n" % ("".join("ACGT"[c] for c in codes), z))


if __name__ == "__main__":
    main(sys.argv[1])

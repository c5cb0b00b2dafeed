#!/usr/bin/env python3
"""Builds small models with Keras itself, saves them as .h5, and writes the logit margins that Keras computes.

    pip install keras jax h5py
    KERAS_BACKEND=jax python3 keras_models.py ../resources/org/motiflens/training/keras
"""

import sys

import keras
import numpy as np
from keras import layers as L

BASES = "ACGT"


def bi(layer, **more):
    return L.Bidirectional(layer, **more)


def models():
    keras.utils.set_random_seed(5)
    S = lambda *layers: keras.Sequential(list(layers))
    yield "k-bilstm-last", S(
        keras.Input((61, 4)), L.Conv1D(5, 6, activation="relu"), L.MaxPooling1D(3), bi(L.LSTM(3)),
        L.Dense(1, activation="sigmoid"))
    yield "k-lstm-hidden", S(
        keras.Input((40, 4)), bi(L.LSTM(3, return_sequences=True)), L.GlobalAveragePooling1D(),
        L.Dense(4, activation="relu"), L.Dense(2, activation="softmax"))
    yield "k-danq", S(
        keras.Input((80, 4)), L.Conv1D(6, 7, activation="relu"), L.MaxPooling1D(4, strides=4), L.Dropout(0.2),
        bi(L.LSTM(3, return_sequences=True)), L.Flatten(), L.Dense(5, activation="relu"),
        L.Dense(6, activation="sigmoid"))
    yield "k-stacked-gru", S(
        keras.Input((30, 4)), bi(L.GRU(3, return_sequences=True), merge_mode="sum"),
        L.GRU(4, reset_after=False, go_backwards=True), L.Dense(1), L.Activation("sigmoid"))
    yield "k-one-way", S(
        keras.Input((30, 4)), L.LSTM(4, return_sequences=True, recurrent_activation="hard_sigmoid", use_bias=False),
        bi(L.LSTM(2, activation="softsign"), merge_mode="ave"), L.Dense(3, activation="softmax"))
    yield "k-strides", S(
        keras.Input((50, 4)), L.Conv1D(5, 6, strides=2, padding="same", activation="elu"),
        L.AveragePooling1D(4, strides=3, padding="same"), L.Conv1D(4, 3, dilation_rate=2, padding="causal"),
        L.BatchNormalization(), L.LeakyReLU(0.1), L.MaxPooling1D(3, strides=2, padding="same"), L.Flatten(),
        L.Dense(6, activation="tanh"), L.BatchNormalization(), L.Dense(1, activation="sigmoid"))
    yield "k-positions", S(
        keras.Input((45, 4)), L.Conv1D(8, 5, padding="same", activation="exponential"),
        L.TimeDistributed(L.Dense(3, activation="swish")), L.Dense(4, activation="softplus"),
        L.GlobalAveragePooling1D(), L.Dense(1, activation="sigmoid"))
    x = keras.Input((40, 4), name="dna")
    body = L.GlobalMaxPooling1D()(L.Conv1D(6, 9, activation="relu")(x))
    heads = [L.Dense(1, activation="sigmoid", name=name)(body) for name in ("CTCF", "GATA1", "REST")]
    yield "k-heads", keras.Model(x, heads)


def logits(model, sequence, output):
    """What the last activation of an output is of: all of it, one value an output."""
    x = np.array([[[float(base == b) for b in BASES] for base in sequence]], dtype=np.float32)
    last = [layer for layer in model.layers if hasattr(layer, "activation")]
    last = [layer for layer in last if layer.name == output] or last[-1:]
    last[0].activation = keras.activations.linear
    tensor = last[0].output
    return np.asarray(keras.Model(model.inputs, tensor)(x)).reshape(-1).astype(np.float64)


# Which output, where there are several; and which activation the last layer has.
OUTPUTS = {"k-danq": 4, "k-one-way": 1, "k-heads": "GATA1"}


def margin(values, softmax, unit):
    if not softmax:
        return values[unit]
    others = np.delete(values, unit)
    return values[unit] - np.log(np.exp(others).sum())


def main(folder):
    random = np.random.default_rng(9)
    rows = ["model\tsequence\tmargin"]
    for name, model in models():
        for layer in model.layers:
            for weight in layer.weights:
                if "moving_variance" in weight.path:
                    weight.assign(random.uniform(0.4, 2, weight.shape))
                else:
                    weight.assign(random.normal(0, 0.4, weight.shape))
        model.save(f"{folder}/{name}.h5")
        last = [layer for layer in model.layers if hasattr(layer, "activation")][-1]
        softmax = last.activation is keras.activations.softmax
        which = OUTPUTS.get(name, 1 if softmax else 0)
        for _ in range(3):
            sequence = "".join(random.choice(list(BASES), model.inputs[0].shape[1] or 101))
            values = logits(model, sequence, which if isinstance(which, str) else None)
            rows.append(f"{name}\t{sequence}\t{margin(values, softmax, 0 if isinstance(which, str) else which):.9g}")
    with open(f"{folder}/keras-scores.tsv", "w") as out:
        out.write("\n".join(rows) + "\n")


main(sys.argv[1])

#!/usr/bin/env python3
"""Writes small models in the layout of Keras's .h5 files, and what they must score.

The layout follows Keras's published saving code: the attribute model_config holds the layers as
JSON, the group model_weights one group a layer, whose attribute weight_names lists its arrays. The
scores are computed here in NumPy, in double precision, from the same numbers and from the layers'
published formulas; nothing is shared with the program under test.

    apt-get install python3-h5py
    /usr/bin/python3 keras_fixtures.py ../resources/org/motiflens/training/keras
"""

import json
import sys

import h5py
import numpy as np

BASES = "ACGT"


def one_hot(sequence, order):
    """(length, 4) in an order of the bases."""
    return np.array([[float(base == b) for b in order] for base in sequence])


def conv1d(x, kernel, bias, padding):
    taps = kernel.shape[0]
    if padding == "same":
        left = (taps - 1) // 2
        x = np.vstack([np.zeros((left, x.shape[1])), x, np.zeros((taps - 1 - left, x.shape[1]))])
    rows = [np.einsum("ki,kio->o", x[t : t + taps], kernel) + bias for t in range(len(x) - taps + 1)]
    return np.array(rows)


def max_pool(x, size):
    return np.array([x[t : t + size].max(axis=0) for t in range(0, len(x) - size + 1, size)])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def hard_sigmoid(x):
    """That of Keras 2."""
    return np.clip(0.2 * x + 0.5, 0, 1)


def lstm(x, kernel, recurrent, bias, gate=sigmoid):
    """All hidden states; gates in Keras's order: input, forget, block input, output."""
    units = recurrent.shape[0]
    h = np.zeros(units)
    c = np.zeros(units)
    states = []
    for step in x:
        z = step @ kernel + h @ recurrent + bias
        i, f, g, o = (z[k * units : (k + 1) * units] for k in range(4))
        c = gate(f) * c + gate(i) * np.tanh(g)
        h = gate(o) * np.tanh(c)
        states.append(h)
    return np.array(states)


class Model:
    """Layers with their weights, and the score of a sequence."""

    def __init__(self, seed, window, order=BASES):
        self.random = np.random.default_rng(seed)
        self.window = window
        self.order = order
        self.layers = []
        self.weights = {}
        self.channels = 4

    def draw(self, *shape):
        return (self.random.standard_normal(shape) * 0.4).astype(np.float32)

    def add(self, kind, name, config=None, weights=()):
        self.layers.append((kind, name, config or {}))
        self.weights[name] = list(weights)
        return self

    def conv(self, name, maps, taps, padding, activation="relu", use_bias=True):
        arrays = [("kernel", self.draw(taps, self.channels, maps))]
        if use_bias:
            arrays.append(("bias", self.draw(maps)))
        self.channels = maps
        return self.add(
            "Conv1D",
            name,
            {
                "filters": maps,
                "kernel_size": [taps],
                "strides": [1],
                "padding": padding,
                "data_format": "channels_last",
                "dilation_rate": [1],
                "groups": 1,
                "activation": activation,
                "use_bias": use_bias,
            },
            arrays,
        )

    def bilstm(self, name, units, use_bias=True, **changes):
        arrays = []
        for direction in ("forward", "backward"):
            arrays.append((direction + "_lstm/lstm_cell/kernel", self.draw(self.channels, 4 * units)))
            arrays.append((direction + "_lstm/lstm_cell/recurrent_kernel", self.draw(units, 4 * units)))
            if use_bias:
                arrays.append((direction + "_lstm/lstm_cell/bias", self.draw(4 * units)))
        inner = {
            "name": "lstm",
            "units": units,
            "activation": "tanh",
            "recurrent_activation": "sigmoid",
            "use_bias": use_bias,
            "return_sequences": True,
            "go_backwards": False,
            "stateful": False,
            "dropout": 0.2,
        }
        inner.update(changes)
        self.channels = 2 * units
        return self.add(
            "Bidirectional",
            name,
            {"merge_mode": "concat", "layer": {"class_name": "LSTM", "config": inner}},
            arrays,
        )

    def cudnn(self, name, units):
        """A bidirectional LSTM as Keras 2 stores cuDNN's: gate matrices transposed, two biases."""
        self.bilstm(name, units)
        arrays = []
        for array_name, array in self.weights[name]:
            gates = np.split(array, 4, axis=-1)
            if array_name.endswith("recurrent_kernel"):
                array = np.hstack([gate.T for gate in gates])
            elif array_name.endswith("kernel"):
                array = np.hstack([gate.T.reshape(gate.shape, order="C") for gate in gates])
            else:
                part = self.draw(array.shape[0])
                array = np.concatenate([array - part, part])
            arrays.append((array_name, array.astype(np.float32)))
        self.plain = {name: self.weights[name]}
        self.weights[name] = arrays
        kind, layer_name, config = self.layers.pop()
        inner = config["layer"]["config"]
        for key in ("activation", "recurrent_activation", "use_bias", "dropout"):
            del inner[key]
        config["layer"]["class_name"] = "CuDNNLSTM"
        self.layers.append((kind, layer_name, config))
        return self

    def normalize(self, name, size, positive=True):
        """Batch normalisation with the statistics of a trained model."""
        gamma = self.random.uniform(0.4, 1.6, size) * (1 if positive else self.random.choice([-1, 1], size))
        arrays = [
            ("gamma", gamma.astype(np.float32)),
            ("beta", self.draw(size)),
            ("moving_mean", self.draw(size)),
            ("moving_variance", self.random.uniform(0.3, 2, size).astype(np.float32)),
        ]
        return self.add(
            "BatchNormalization",
            name,
            {"axis": [-1], "momentum": 0.99, "epsilon": 0.001, "center": True, "scale": True},
            arrays,
        )

    def flatten(self, name, positions):
        self.channels *= positions
        return self.add("Flatten", name, {"data_format": "channels_last"})

    def pool(self, name, size):
        return self.add(
            "MaxPooling1D", name, {"pool_size": [size], "strides": [size], "padding": "valid"}
        )

    def dense(self, name, outputs, activation):
        arrays = [("kernel", self.draw(self.channels, outputs)), ("bias", self.draw(outputs))]
        self.channels = outputs
        return self.add(
            "Dense", name, {"units": outputs, "activation": activation, "use_bias": True}, arrays
        )

    def margin(self, sequence, output=0):
        """log P(bound) - log P(not bound), in double precision."""
        x = one_hot(sequence, self.order)
        for kind, name, config in self.layers:
            own = getattr(self, "plain", {}).get(name, self.weights[name])
            w = [array.astype(np.float64) for _, array in own]
            if kind == "Conv1D":
                x = conv1d(x, w[0], w[1] if config["use_bias"] else 0, config["padding"])
                if config["activation"] == "relu":
                    x = np.maximum(x, 0)
            elif kind in ("Activation", "ReLU") and config.get("activation", "relu") == "relu":
                x = np.maximum(x, 0)
            elif kind == "MaxPooling1D":
                x = max_pool(x, config["pool_size"][0])
            elif kind == "Bidirectional":
                n = len(w) // 2
                zero = np.zeros(w[0].shape[1])
                inner = config["layer"]["config"]
                gate = hard_sigmoid if inner.get("recurrent_activation") == "hard_sigmoid" else sigmoid
                forward = lstm(x, w[0], w[1], w[2] if n == 3 else zero, gate)
                back = lstm(x[::-1], w[n], w[n + 1], w[n + 2] if n == 3 else zero, gate)[::-1]
                x = np.hstack([forward, back]) if inner["return_sequences"] else np.hstack([forward[-1], back[0]])
            elif kind == "GlobalMaxPooling1D":
                x = x.max(axis=0)
            elif kind == "GlobalAveragePooling1D":
                x = x.mean(axis=0)
            elif kind == "BatchNormalization":
                x = w[0] * (x - w[2]) / np.sqrt(w[3] + config["epsilon"]) + w[1]
            elif kind == "Flatten":
                x = x.reshape(-1)
            elif kind == "Dense":
                z = x @ w[0] + w[1]
                if config["activation"] == "softmax":
                    return z[1] - z[0]
                if config["activation"] == "sigmoid":
                    return z[output]
                x = np.maximum(z, 0) if config["activation"] == "relu" else z
        raise ValueError("no output")

    def config2(self):
        """model_config of a Sequential model as Keras 2 writes it."""
        layers = []
        for i, (kind, name, config) in enumerate(self.layers):
            settings = {"name": name, "trainable": True, "dtype": "float32", **config}
            if i == 0:
                settings["batch_input_shape"] = [None, self.window, 4]
            layers.append({"class_name": kind, "config": settings})
        return {"class_name": "Sequential", "config": {"name": "sequential", "layers": layers}}

    def functional2(self):
        """model_config of a functional model as Keras 2 writes it."""
        layers = [
            {
                "class_name": "InputLayer",
                "config": {"name": "input_1", "batch_input_shape": [None, self.window, 4]},
                "name": "input_1",
                "inbound_nodes": [],
            }
        ]
        before = "input_1"
        for kind, name, config in self.layers:
            layers.append(
                {
                    "class_name": kind,
                    "config": {"name": name, **config},
                    "name": name,
                    "inbound_nodes": [[[before, 0, 0, {}]]],
                }
            )
            before = name
        return {"class_name": "Functional", "config": {"name": "model", "layers": layers}}

    def functional3(self):
        """model_config of a functional model as Keras 3 writes it into .h5."""
        policy = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}}
        layers = [
            {
                "module": "keras.layers",
                "class_name": "InputLayer",
                "config": {"batch_shape": [None, self.window, 4], "dtype": "float32", "name": "input_layer"},
                "name": "input_layer",
                "inbound_nodes": [],
            }
        ]
        before = "input_layer"
        for kind, name, config in self.layers:
            tensor = {
                "class_name": "__keras_tensor__",
                "config": {
                    "shape": [None, self.window, 4],
                    "dtype": "float32",
                    "keras_history": [before, 0, 0],
                },
            }
            layers.append(
                {
                    "module": "keras.layers",
                    "class_name": kind,
                    "config": {"name": name, "dtype": policy, **config},
                    "registered_name": None,
                    "name": name,
                    "inbound_nodes": [{"args": [tensor], "kwargs": {}}],
                }
            )
            before = name
        return {"class_name": "Functional", "config": {"name": "functional", "layers": layers}}

    def save(self, file, config, version, suffix=":0", **options):
        with h5py.File(file, "w") as h5:
            h5.attrs["keras_version"] = version if version[0] == "3" else np.bytes_(version)
            h5.attrs["backend"] = np.bytes_("tensorflow")
            text = json.dumps(config)
            h5.attrs["model_config"] = text if version[0] == "3" else np.bytes_(text)
            group = h5.create_group("model_weights")
            names = [name for _, name, _ in self.layers]
            group.attrs["layer_names"] = [name.encode() for name in names]
            for name in names:
                layer = group.create_group(name)
                paths = [name + "/" + array + suffix for array, _ in self.weights[name]]
                layer.attrs["weight_names"] = [path.encode() for path in paths]
                for path, (_, array) in zip(paths, self.weights[name]):
                    layer.create_dataset(path, data=array, **options)


def sequences(count, length):
    random = np.random.default_rng(7)
    return ["".join(random.choice(list(BASES), length)) for _ in range(count)]


def main(folder):
    cnn = (
        Model(1, 101)
        .conv("conv1d", 6, 9, "valid")
        .add("MaxPooling1D", "max_pooling1d", {"pool_size": [2], "strides": [2], "padding": "valid"})
        .add("Dropout", "dropout", {"rate": 0.5})
        .conv("conv1d_1", 5, 5, "valid", activation="linear", use_bias=False)
        .add("Activation", "activation", {"activation": "relu"})
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .dense("dense", 2, "softmax")
    )
    rnn = (
        Model(2, 40)
        .bilstm("bidirectional", 3)
        .add("GlobalAveragePooling1D", "global_average_pooling1d")
        .dense("dense", 1, "sigmoid")
    )
    cnn_rnn = (
        Model(3, 61, order="TGCA")
        .conv("conv1d", 4, 5, "same")
        .add("MaxPooling1D", "max_pooling1d", {"pool_size": [2], "strides": [2], "padding": "valid"})
        .bilstm("bidirectional", 3, use_bias=False)
        .add("GlobalAveragePooling1D", "global_average_pooling1d")
        .dense("dense", 2, "softmax")
    )
    small_rnn = (
        Model(4, 101)
        .bilstm("bidirectional", 32)
        .add("GlobalAveragePooling1D", "global_average_pooling1d")
        .dense("dense", 2, "softmax")
    )
    cnn.save(folder + "/cnn.h5", cnn.config2(), "2.13.1")
    rnn.save(folder + "/rnn.h5", rnn.functional2(), "2.4.0")
    cnn_rnn.save(folder + "/cnn-rnn.h5", cnn_rnn.functional3(), "3.3.3", suffix="")
    small_rnn.save(folder + "/small-rnn.h5", small_rnn.config2(), "2.13.1", compression="gzip")
    hidden = (
        Model(11, 101)
        .conv("conv1d", 6, 9, "valid")
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .dense("dense", 7, "relu")
        .add("Dropout", "dropout", {"rate": 0.5})
        .dense("dense_1", 5, "relu")
        .dense("dense_2", 1, "sigmoid")
    )
    flatten = (
        Model(12, 50, order="GTCA")
        .conv("conv1d", 5, 7, "valid")
        .pool("max_pooling1d", 4)
        .flatten("flatten", 11)
        .dense("dense", 6, "relu")
        .dense("dense_1", 2, "softmax")
    )
    flatten_only = (
        Model(13, 30)
        .conv("conv1d", 4, 7, "valid")
        .pool("max_pooling1d", 3)
        .flatten("flatten", 8)
        .dense("dense", 2, "softmax")
    )
    average = (
        Model(14, 40)
        .conv("conv1d", 6, 9, "valid")
        .add("GlobalAveragePooling1D", "global_average_pooling1d")
        .dense("dense", 1, "sigmoid")
    )
    same = (
        Model(15, 60)
        .conv("conv1d", 6, 9, "same")
        .pool("max_pooling1d", 2)
        .conv("conv1d_1", 5, 5, "same")
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .dense("dense", 2, "softmax")
    )
    normalized = (
        Model(16, 70)
        .conv("conv1d", 6, 9, "valid", activation="linear")
        .normalize("batch_normalization", 6, positive=False)
        .add("Activation", "activation", {"activation": "relu"})
        .normalize("batch_normalization_1", 6)
        .pool("max_pooling1d", 2)
        .normalize("batch_normalization_2", 6, positive=False)
        .conv("conv1d_1", 5, 5, "valid")
        .normalize("batch_normalization_3", 5)
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .normalize("batch_normalization_4", 5, positive=False)
        .dense("dense", 7, "linear")
        .normalize("batch_normalization_5", 7, positive=False)
        .add("ReLU", "re_lu")
        .normalize("batch_normalization_6", 7, positive=False)
        .dense("dense_1", 1, "sigmoid")
    )
    normalized_flatten = (
        Model(17, 45)
        .conv("conv1d", 5, 6, "valid")
        .normalize("batch_normalization", 5)
        .pool("max_pooling1d", 4)
        .flatten("flatten", 10)
        .normalize("batch_normalization_1", 50, positive=False)
        .dense("dense", 6, "relu")
        .normalize("batch_normalization_2", 6, positive=False)
        .dense("dense_1", 2, "softmax")
    )
    many = (
        Model(18, 40)
        .conv("conv1d", 6, 9, "valid")
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .dense("dense", 5, "sigmoid")
    )
    cudnn = (
        Model(19, 41)
        .conv("conv1d", 4, 5, "same")
        .cudnn("bidirectional", 3)
        .add("GlobalAveragePooling1D", "global_average_pooling1d")
        .dense("dense", 2, "softmax")
    )
    negative = (
        Model(21, 30)
        .conv("conv1d", 6, 9, "valid")
        .normalize("batch_normalization", 6, positive=False)
        .pool("max_pooling1d", 2)
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .dense("dense", 1, "sigmoid")
    )
    shifted = (
        Model(22, 30)
        .conv("conv1d", 6, 9, "same")
        .normalize("batch_normalization", 6)
        .conv("conv1d_1", 6, 5, "same")
        .add("GlobalMaxPooling1D", "global_max_pooling1d")
        .dense("dense", 1, "sigmoid")
    )
    padded = Model(23, 30).conv("conv1d", 3, 5, "same").flatten("flatten", 30)
    padded.dense("dense", 1, "sigmoid")
    last = Model(24, 30).bilstm("bidirectional", 3, return_sequences=False).dense("dense", 1, "sigmoid")
    hard = (
        Model(25, 30)
        .bilstm("bidirectional", 3, recurrent_activation="hard_sigmoid")
        .add("GlobalAveragePooling1D", "global_average_pooling1d")
        .dense("dense", 1, "sigmoid")
    )
    more = {
        "hidden": hidden,
        "flatten": flatten,
        "flatten-only": flatten_only,
        "average": average,
        "same": same,
        "normalized": normalized,
        "normalized-flatten": normalized_flatten,
        "many": many,
        "cudnn": cudnn,
        "negative-gamma": negative,
        "shifted-padding": shifted,
        "padded-flatten": padded,
        "last-states": last,
        "hard-sigmoid": hard,
    }
    for name, model in more.items():
        model.save(folder + "/" + name + ".h5", model.config2(), "2.13.1")
    with open(folder + "/scores.tsv", "w") as out:
        out.write("model\tsequence\tmargin\n")
        for name, model in (
            ("cnn", cnn),
            ("rnn", rnn),
            ("cnn-rnn", cnn_rnn),
            ("small-rnn", small_rnn),
        ):
            for sequence in sequences(4, model.window):
                out.write(f"{name}\t{sequence}\t{model.margin(sequence):.17g}\n")
        for name, model in more.items():
            for sequence in sequences(4, model.window):
                out.write(f"{name}\t{sequence}\t{model.margin(sequence, 3 if name == 'many' else 0):.17g}\n")

    # What must be refused, each under a name that says what is wrong.
    def refused(name, change, version="2.13.1", model=None):
        base = model or cnn
        config = base.config2()
        change(config["config"]["layers"])
        base.save(folder + "/refused-" + name + ".h5", config, version)

    def settings(layers, name):
        return next(layer["config"] for layer in layers if layer["config"]["name"] == name)

    def replace(layers, name, kind, **config):
        for layer in layers:
            if layer["config"]["name"] == name:
                layer["class_name"] = kind
                layer["config"].update(config)

    refused("lambda", lambda l: replace(l, "activation", "Lambda", function="4wEAAAA="))
    refused("batch-normalization", lambda l: replace(l, "activation", "BatchNormalization"))
    refused("many-softmax", lambda l: settings(l, "dense").update(activation="softmax"), model=many)
    many.save(folder + "/refused-many-unsaid.h5", many.config2(), "2.13.1")
    refused("channels-first", lambda l: l[0]["config"].update(batch_input_shape=[None, 4, 101]))
    refused("hidden-dense", lambda l: settings(l, "dense").update(units=32, activation="relu"))
    refused("wrong-shape", lambda l: settings(l, "conv1d").update(filters=7))
    refused("keras1", lambda l: None, version="1.2.2")
    with h5py.File(folder + "/refused-weights-only.h5", "w") as h5:
        h5.create_group("model_weights")
    branch = rnn.functional2()
    branch["config"]["layers"][-1]["inbound_nodes"] = [
        [["global_average_pooling1d", 0, 0, {}], ["input_1", 0, 0, {}]]
    ]
    rnn.save(folder + "/refused-branch.h5", branch, "2.4.0")
    rnn.save(folder + "/refused-link.h5", rnn.functional2(), "2.4.0")
    with h5py.File(folder + "/refused-link.h5", "a") as h5:
        del h5["model_weights/dense/dense/kernel:0"]
        h5["model_weights/dense/dense/kernel:0"] = h5py.ExternalLink("rnn.h5", "/model_weights/dense/dense/kernel:0")
    not_a_number = Model(5, 40).bilstm("bidirectional", 2)
    not_a_number.add("GlobalAveragePooling1D", "pool").dense("dense", 1, "sigmoid")
    not_a_number.weights["dense"][1][1][0] = np.nan
    not_a_number.save(folder + "/refused-nan.h5", not_a_number.config2(), "2.13.1")


if __name__ == "__main__":
    main(sys.argv[1])

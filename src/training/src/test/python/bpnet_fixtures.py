"""Small profile models in the layout of the published ones, and what they give in double precision.

    python3 bpnet_fixtures.py FOLDER      writes the fixtures
    python3 bpnet_fixtures.py FOLDER FILE prints what a flat ChromBPNet file gives for a sequence

Needs numpy and h5py. The layout follows kundajelab/chrombpnet and kundajelab/bpnet-refactor (both
MIT); the numbers are random. Each output is computed here from the definition, not by Keras.
"""

import base64
import json
import sys

import h5py
import numpy as np

BASES = "ACGT"


def one_hot(sequence):
    x = np.zeros((len(sequence), 4))
    for t, base in enumerate(sequence):
        if base in BASES:
            x[t, BASES.index(base)] = 1
    return x


def conv(x, kernel, bias, dilation=1):
    taps = kernel.shape[0]
    n = len(x) - (taps - 1) * dilation
    return sum(x[k * dilation : k * dilation + n] @ kernel[k] for k in range(taps)) + bias


def relu(x):
    return np.maximum(x, 0)


class Graph:
    """Layers as Keras 2 writes them, with their weights."""

    def __init__(self, seed, name, kind="Functional"):
        self.random = np.random.default_rng(seed)
        self.name, self.kind = name, kind
        self.layers, self.weights, self.inputs, self.outputs = [], {}, [], []

    def draw(self, *shape, scale=1.0):
        fan = max(1, int(np.prod(shape[:-1])))
        return (self.random.standard_normal(shape) * scale / np.sqrt(fan)).astype(np.float32)

    def add(self, kind, name, config, reads=(), weights=()):
        self.layers.append(
            {
                "class_name": kind,
                "config": {"name": name, "trainable": True, "dtype": "float32", **config},
                "name": name,
                "inbound_nodes": [[[r, 0, 0, {}] if isinstance(r, str) else [*r, {}] for r in reads]]
                if reads
                else [],
            }
        )
        self.weights[name] = list(weights)
        return name

    def input(self, name, *shape):
        self.inputs.append(name)
        return self.add("InputLayer", name, {"batch_input_shape": [None, *shape], "sparse": False})

    def conv(self, name, x, channels, filters, taps, dilation=1, activation="linear"):
        self.add(
            "Conv1D",
            name,
            {
                "filters": filters,
                "kernel_size": [taps],
                "strides": [1],
                "padding": "valid",
                "data_format": "channels_last",
                "dilation_rate": [dilation],
                "groups": 1,
                "activation": activation,
                "use_bias": True,
            },
            [x],
            [("kernel", self.draw(taps, channels, filters)), ("bias", self.draw(filters))],
        )
        return name

    def dense(self, name, x, channels, units=1):
        config = {"units": units, "activation": "linear", "use_bias": True}
        arrays = [("kernel", self.draw(channels, units)), ("bias", self.draw(units))]
        return self.add("Dense", name, config, [x], arrays)

    def crop(self, name, x, columns):
        return self.add("Cropping1D", name, {"cropping": [columns, columns]}, [x])

    def w(self, name):
        return [array.astype(np.float64) for _, array in self.weights[name]]

    def config(self):
        return {
            "class_name": self.kind,
            "config": {
                "name": self.name,
                "layers": self.layers,
                "input_layers": [[i, 0, 0] for i in self.inputs],
                "output_layers": [o if isinstance(o, list) else [o, 0, 0] for o in self.outputs],
            },
        }


def log_sum_lambda(calls=b"reduce_logsumexp"):
    """In place of Python's code: what matters is the name in it, for it is never run."""
    code = b"\xe3\x01\x00\x00\x00" + b"tf\xda\x04math\xda\x10" + calls + b"axis\xda\x08keepdims"
    return {"function": [base64.encodebytes(code).decode(), None, None], "function_type": "lambda"}


class ChromBPNet(Graph):
    def __init__(self, seed, length, output, filters, layers, first=21, head=7, prefix="", name="model"):
        super().__init__(seed, name)
        self.shape = (length, output, filters, layers, first, head)
        self.prefix = prefix
        p = prefix
        x = self.conv(p + "bpnet_1st_conv", self.input("sequence", length, 4), 4, filters, first, 1, "relu")
        left = length - first + 1
        for i in range(1, layers + 1):
            c = self.conv(f"{p}bpnet_{i}conv", x, filters, filters, 3, 2**i, "relu")
            x = self.crop(f"{p}bpnet_{i}crop", x, 2**i)
            x = self.add("Add", "add" + (f"_{i-1}" if i > 1 else ""), {}, [c, x])
            left -= 2 * 2**i
        self.trunk = x
        q = p + "bpnet_" if p else ""
        self.head = q + "prof_out_precrop"
        pre = self.conv(self.head, x, filters, 1, head)
        flat = "logitt_before_flatten" if p else "logits_profile_predictions_preflatten"
        left -= head - 1
        pre = self.crop(q + flat, pre, (left - output) // 2)
        profile = self.add("Flatten", q + "logits_profile_predictions", {"data_format": "channels_last"}, [pre])
        gap = self.add("GlobalAveragePooling1D", "gap", {"data_format": "channels_last", "keepdims": False}, [x])
        self.counts = self.dense(q + "logcount_predictions", gap, filters)
        self.outputs = [profile, self.counts]

    def run(self, sequence):
        length, output, filters, layers, first, head = self.shape
        p = self.prefix
        x = relu(conv(one_hot(sequence), *self.w(p + "bpnet_1st_conv")))
        for i in range(1, layers + 1):
            y = relu(conv(x, *self.w(f"{p}bpnet_{i}conv"), dilation=2**i))
            x = y + x[2**i : len(x) - 2**i]
        z = conv(x, *self.w(self.head))[:, 0]
        crop = (len(z) - output) // 2
        kernel, bias = self.w(self.counts)
        return (x.mean(axis=0) @ kernel + bias)[0], z[crop : crop + output]


class BPNet(Graph):
    def __init__(self, seed, length, output, filters, layers, first, head, strands, controls):
        super().__init__(seed, "custom_model", "CustomModel")
        self.shape = (length, output, filters, layers, first, head, strands, controls)
        x = self.conv("main_conv_0", self.input("sequence", length, 4), 4, filters, first)
        left = length - first + 1
        for i in range(1, layers + 1):
            a = self.add("ReLU", x + "_relu", {"max_value": None, "negative_slope": 0.0, "threshold": 0.0}, [x])
            c = self.conv(f"main_dil_conv_{i}", a, filters, filters, 3, 2**i)
            x = self.crop(x + "_cr", x, 2**i)
            x = self.add("Add", f"main_add_{i}", {}, [c, x])
            left -= 2 * 2**i
        x = self.add("ReLU", x + "_relu", {"max_value": None, "negative_slope": 0.0, "threshold": 0.0}, [x])
        h = self.conv("main_profile_head", x, filters, strands, head)
        left -= head - 1
        gap = self.add("GlobalAveragePooling1D", "main_global_avg_pooling", {"data_format": "channels_last"}, [x])
        if controls:
            h = self.crop("main_profile_head_cropped", h, (left - output) // 2)
            k = self.input("profile_bias_input_0", output, controls)
            n = self.input("counts_bias_input_0", controls)
            h = self.add("Concatenate", "main_concat_with_prof_bias_0", {"axis": -1}, [h, k])
            h = self.conv("profile_predictions", h, strands + controls, strands, 1)
            c = self.dense("main_counts_head", gap, filters)
            n = self.add("Lambda", "main_logsumexp_counts_bias_0", log_sum_lambda(), [n])
            c = self.add("Concatenate", "main_concat_with_counts_bias_0", {"axis": -1}, [c, n])
            c = self.dense("logcounts_predictions", c, 2)
        else:
            h = self.crop("profile_predictions", h, (left - output) // 2)
            c = self.dense("logcounts_predictions", gap, filters)
        self.outputs = [h, c]

    def run(self, sequence, control=None):
        """control: output x controls counts; the generator that trains these models gives the
        counts head log(1 + sum) of each track, which its Lambda layer sums up as exponentials."""
        length, output, filters, layers, first, head, strands, controls = self.shape
        if control is None:
            control = np.zeros((output, controls))
        x = conv(one_hot(sequence), *self.w("main_conv_0"))
        for i in range(1, layers + 1):
            y = conv(relu(x), *self.w(f"main_dil_conv_{i}"), dilation=2**i)
            x = y + x[2**i : len(x) - 2**i]
        x = relu(x)
        z = conv(x, *self.w("main_profile_head"))
        crop = (len(z) - output) // 2
        z = z[crop : crop + output]
        mean = x.mean(axis=0)
        if controls:
            z = conv(np.hstack([z, control]), *self.w("profile_predictions"))
            kernel, bias = self.w("main_counts_head")
            counts = np.array([(mean @ kernel + bias)[0], np.log(np.exp(np.log(1 + control.sum(axis=0))).sum())])
            kernel, bias = self.w("logcounts_predictions")
            return (counts @ kernel + bias)[0], z.T.ravel()
        kernel, bias = self.w("logcounts_predictions")
        return (mean @ kernel + bias)[0], z.T.ravel()


class Full(Graph):
    def __init__(self, net, bias):
        super().__init__(1, "model_1")
        self.net, self.bias = net, bias
        length = net.shape[0]
        x = self.input("sequence", length, 4)
        for nested in (net, bias):
            config = nested.config()
            self.layers.append({**config, "name": nested.name, "inbound_nodes": [[[x, 0, 0, {}]]]})
            self.weights[nested.name] = [
                (layer + "/" + array, values)
                for layer in nested.weights
                for array, values in nested.weights[layer]
            ]
        profile = self.add("Add", "logits_profile_predictions", {}, [(net.name, 1, 0), (bias.name, 1, 0)])
        both = self.add("Concatenate", "concatenate", {"axis": -1}, [(net.name, 1, 1), (bias.name, 1, 1)])
        counts = self.add("Lambda", "logcount_predictions", log_sum_lambda(), [both])
        self.outputs = [profile, counts]

    def run(self, sequence):
        a, x = self.net.run(sequence)
        b, y = self.bias.run(sequence)
        return np.log(np.exp(a) + np.exp(b)), x + y


def save(file, graph, config=None, version="2.8.0", change=None, **options):
    with h5py.File(file, "w", **options) as h5:
        h5.attrs["keras_version"] = version
        h5.attrs["backend"] = "tensorflow"
        h5.attrs["model_config"] = json.dumps(config or graph.config())
        group = h5.create_group("model_weights")
        group.attrs["layer_names"] = [layer["name"].encode() for layer in graph.layers]
        for name, arrays in graph.weights.items():
            layer = group.create_group(name)
            nested = any("/" in array for array, _ in arrays)
            paths = [(array if nested else name + "/" + array) + ":0" for array, _ in arrays]
            layer.attrs["weight_names"] = [path.encode() for path in paths]
            for path, (_, values) in zip(paths, arrays):
                layer.create_dataset(path, data=values)
        if change:
            change(h5)


def rescale(z, reference):
    """DeepLIFT's multiplier of a rectifier; its slope where both are equal."""
    d = z - reference
    close = np.abs(d) < 1e-12
    return np.where(close, (z > 0) * 1.0, (relu(z) - relu(reference)) / np.where(close, 1, d))


def back(m, kernel, length, dilation=1):
    """Multipliers of a convolution's input from those of its output."""
    out = np.zeros((length, kernel.shape[1]))
    for k in range(kernel.shape[0]):
        out[k * dilation : k * dilation + len(m)] += m @ kernel[k].T
    return out


def contributions(model, target, own, others):
    """Hypothetical scores as `chrombpnet contribs_bw` defines them (kundajelab/chrombpnet,
    shap_utils.py): the mean over references B of sum_c m_c (1[c = b] - B_c), m DeepLIFT's rescale
    multipliers of the log counts, or of sum p z with z the logits less their mean and p their
    softmax: "profile-stopped" holds p fixed, as that program does; "profile" takes each p z as one
    operation, as bpnet-lite does. The program's bigWig has of these the base that is there."""
    chrombpnet = isinstance(model, ChromBPNet)
    layers = model.shape[3]
    output = model.shape[1]
    if chrombpnet:
        p = model.prefix
        first, dilated = model.w(p + "bpnet_1st_conv"), [model.w(f"{p}bpnet_{i}conv") for i in range(1, layers + 1)]
        head, counts = model.w(model.head), model.w(model.counts)
    else:
        first, dilated = model.w("main_conv_0"), [model.w(f"main_dil_conv_{i}") for i in range(1, layers + 1)]
        head, counts = model.w("main_profile_head"), model.w("logcounts_predictions")

    def forward(s):
        sums = [conv(one_hot(s), *first)]
        x = relu(sums[0]) if chrombpnet else sums[0]
        for i, layer in enumerate(dilated, 1):
            y = conv(x if chrombpnet else relu(x), *layer, dilation=2**i)
            cropped = x[2**i : len(x) - 2**i]
            sums.append(y if chrombpnet else y + cropped)
            x = relu(y) + cropped if chrombpnet else y + cropped
        x = x if chrombpnet else relu(x)
        z = conv(x, *head)
        crop = (len(z) - output) // 2
        z = z[crop : crop + output]
        return sums, x, z - z.mean(), crop

    sums, x, z, crop = forward(own)
    scores = np.zeros((len(own), 4))
    for other in others:
        sums2, x2, z2, _ = forward(other)
        if target == "counts":
            m = np.ones((len(x), 1)) / len(x) @ counts[0].T
        else:
            p, p2 = np.exp(z) / np.exp(z).sum(), np.exp(z2) / np.exp(z2).sum()
            g = p if target == "profile-stopped" else (p * z - p2 * z2) / (z - z2)
            g = g - g.mean()
            g = np.pad(g, ((crop, crop), (0, 0)))
            m = back(g, head[0], len(x))
        if not chrombpnet:
            m = m * rescale(sums[-1], sums2[-1])
        for i in range(layers, 0, -1):
            d = 2**i
            length = len(sums[i]) + 2 * d
            kernel = dilated[i - 1][0]
            if chrombpnet:
                below = back(m * rescale(sums[i], sums2[i]), kernel, length, d)
            else:
                below = back(m, kernel, length, d) * rescale(sums[i - 1], sums2[i - 1])
            m = below + np.pad(m, ((d, d), (0, 0)))
        if chrombpnet:
            m = m * rescale(sums[0], sums2[0])
        m = back(m, first[0], len(own))
        scores += (m - (m * one_hot(other)).sum(axis=1, keepdims=True)) / len(others)
    return scores


def sequence(length, seed=7):
    return "".join(np.random.default_rng(seed).choice(list(BASES), length))


def main(folder):
    bias = ChromBPNet(11, 150, 40, 5, 2)
    models = {
        "chrombpnet-bias": bias,
        "chrombpnet-nobias": ChromBPNet(12, 150, 40, 8, 3, prefix="wo_bias_", name="model_wo_bias"),
        "chrombpnet": Full(ChromBPNet(13, 150, 40, 8, 3, prefix="wo_bias_", name="model_wo_bias"), bias),
        "bpnet": BPNet(14, 150, 40, 8, 3, 21, 7, 2, 2),
        "bpnet-without-control": BPNet(15, 150, 40, 6, 3, 25, 25, 1, 0),
    }
    with open(folder + "/outputs.tsv", "w") as out:
        out.write("model\tsequence\tlogcounts\tlogits\n")
        for name, model in models.items():
            save(f"{folder}/{name}.h5", model)
            for seed in (7, 8):
                s = sequence(150, seed)
                counts, logits = model.run(s)
                numbers = ",".join(f"{z:.17g}" for z in logits)
                out.write(f"{name}\t{s}\t{counts:.17g}\t{numbers}\n")

    random = np.random.default_rng(21)
    with open(folder + "/controlled.tsv", "w") as out:
        out.write("model\tsequence\tcontrol\tlogcounts\tlogits\n")
        s = sequence(150, 9)
        control = random.poisson(0.7, (40, 2))
        counts, logits = models["bpnet"].run(s, control.astype(np.float64))
        cells = [",".join(str(v) for v in control.T.ravel()), f"{counts:.17g}"]
        cells.append(",".join(f"{z:.17g}" for z in logits))
        out.write("\t".join(["bpnet", s, *cells]) + "\n")

    with open(folder + "/contributions.tsv", "w") as out:
        out.write("model\ttarget\tsequence\treferences\thypothetical\n")
        s = sequence(150, 10)
        others = ["".join(random.permutation(list(s))) for _ in range(3)]
        for name in ("chrombpnet-nobias", "bpnet-without-control"):
            for target in ("counts", "profile", "profile-stopped"):
                scores = contributions(models[name], target, s, others)
                numbers = ",".join(f"{v:.9g}" for v in scores.ravel())
                out.write("\t".join([name, target, s, ";".join(others), numbers]) + "\n")

    def refused(name, change, model=bias, h5=None):
        config = json.loads(json.dumps(model.config()))
        change(config["config"])
        save(f"{folder}/refused-{name}.h5", model, config, change=h5, libver="latest")

    def layer(config, name):
        return next(l for l in config["layers"] if l["name"] == name)

    def settings(name, **changes):
        return lambda config: layer(config, name)["config"].update(changes)

    def kind(name, kind):
        return lambda config: layer(config, name).update(class_name=kind)

    def reads(name, *below):
        return lambda config: layer(config, name).update(inbound_nodes=[[[b, 0, 0, {}] for b in below]])

    refused("reverse-complement", kind("bpnet_1st_conv", "RevCompConv1D"))
    refused("lambda", kind("gap", "Lambda"))
    refused("same-padding", settings("bpnet_1conv", padding="same"))
    refused("dilation", settings("bpnet_2conv", dilation_rate=[8]))
    refused("crop", settings("bpnet_1crop", cropping=[2, 1]))
    refused("crop-of-another-layer", reads("bpnet_2crop", "bpnet_1st_conv"))
    refused("tanh", settings("bpnet_1conv", activation="tanh"))
    refused("left-over", lambda c: c["layers"].append({**layer(c, "gap"), "name": "gap_1"}))
    refused("three-outputs", lambda c: c["output_layers"].append(["gap", 0, 0]))
    refused("counts-of-another-trunk", reads("gap", "add"))
    refused("two-counts", settings("logcount_predictions", units=2))
    refused("channels-first", lambda c: layer(c, "sequence")["config"].update(batch_input_shape=[None, 4, 150]))
    refused("wrong-shape", settings("bpnet_1conv", filters=6))
    refused("other-lambda", settings("logcount_predictions", **log_sum_lambda(b"reduce_sum")), models["chrombpnet"])
    refused("bare-controls", kind("main_logsumexp_counts_bias_0", "Activation"), models["bpnet"])

    def not_a_number(h5):
        h5["model_weights/bpnet_1conv/bpnet_1conv/bias:0"][2] = np.nan

    refused("nan", lambda c: None, h5=not_a_number)


def published(file):
    """Log counts and some logits of a ChromBPNet in its flat layout, in double precision."""
    with h5py.File(file) as h5:
        w = h5["model_weights"]
        get = lambda n: [w[f"{n}/{n}/{a}:0"][:].astype(np.float64) for a in ("kernel", "bias")]
        s = sequence(2114)
        x = relu(conv(one_hot(s), *get("bpnet_1st_conv")))
        i = 1
        while f"bpnet_{i}conv" in w:
            x = relu(conv(x, *get(f"bpnet_{i}conv"), dilation=2**i)) + x[2**i : len(x) - 2**i]
            i += 1
        z = conv(x, *get("prof_out_precrop"))[:, 0]
        crop = (len(z) - 1000) // 2
        z = z[crop : crop + 1000]
        kernel, bias = get("logcount_predictions")
        print(s)
        print((x.mean(axis=0) @ kernel + bias)[0], z[0], z[499], z[999], z.sum())


if __name__ == "__main__":
    published(sys.argv[2]) if len(sys.argv) > 2 else main(sys.argv[1])

#!/usr/bin/env python3
"""PyTorch's share of the engine benchmark: the seven published architectures, eager float32 on the CPU.

Prints one line a measurement, tab-separated: quantity, architecture, batch, figure.
Quantities: forward and saliency (forward plus input gradient of the logit margin) in windows a second,
temporal (all 101 prefixes and 101 suffixes of one window, packed sequences) in milliseconds a window,
optimise (1000 steps of RMSProp on the input) in seconds, sgemm in GFLOP/s.

Weights are random: the cost of these layers does not depend on them. Weight gradients are switched off, so that
PyTorch computes the input gradient only, as MotifLens does.
"""

import argparse
import ctypes
import os
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

WINDOW = 101
BATCHES = (1, 64, 256, 1024)
# name: (convolutions as (maps, kernel, pool), LSTM layers); Lanchantin et al. 2017, Table 1.
ARCHITECTURES = {
    "small-cnn": ([(64, 9, 2), (64, 5, 1)], 0),
    "medium-cnn": ([(64, 9, 2), (64, 5, 2), (64, 3, 1)], 0),
    "large-cnn": ([(64, 9, 2), (64, 5, 2), (64, 3, 2), (64, 3, 1)], 0),
    "small-rnn": ([], 1),
    "large-rnn": ([], 2),
    "small-cnn-rnn": ([(128, 9, 1)], 1),
    "large-cnn-rnn": ([(128, 9, 2), (128, 5, 2)], 1),
}
UNITS = 32


# A core multiplies with the reference BLAS at some 6 GFLOP/s, with OpenBLAS at 50 to 200.
LEAST_SGEMM = 20


# Which core this script itself has named to OpenBLAS.
NAMED = "MOTIFLENS_BENCH_CORETYPE"


def name_core():
    """Begins anew with the right core where OpenBLAS takes a processor that is newer than itself for the oldest that it knows,
    which has no AVX and multiplies at a fifth of the speed."""
    try:
        name = ctypes.CDLL("libopenblas.so.0").openblas_get_corename
        with open("/proc/cpuinfo") as info:
            flags = next((line.split() for line in info if line.startswith("flags")), [])
    except (OSError, AttributeError):
        return
    name.restype = ctypes.c_char_p
    core = "SkylakeX" if "avx512f" in flags else "Haswell" if "avx2" in flags else None
    if core is None or name() != b"Prescott" or NAMED in os.environ:
        return
    print("# OpenBLAS does not know this processor, and takes it for a Prescott: it is told", core, file=sys.stderr, flush=True)
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, NAMED: core, "OPENBLAS_CORETYPE": core})


def require_fair():
    """Ends the program where a comparison would say nothing: slowed down by hand, or without a fast BLAS."""
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        if name in os.environ and not (name == "OPENBLAS_CORETYPE" and os.environ[name] == os.environ.get(NAMED)):
            sys.exit(name + " is set, which slows OpenBLAS down: unset it, then compare again.")
    name_core()
    a, b = torch.rand(512, 512), torch.rand(512, 512)
    best = float("inf")
    for _ in range(20):
        begin = time.process_time()
        a @ b
        best = min(best, time.process_time() - begin)
    speed = 2 * 512**3 / best / 1e9
    if speed < LEAST_SGEMM:
        sys.exit(
            "PyTorch multiplies at %.1f GFLOP/s, which is the reference BLAS: install OpenBLAS (on Debian:"
            " apt-get install libopenblas0-pthread), then compare again." % speed
        )


class Model(nn.Module):
    """One architecture. A recurrent one has a stack for each direction; two-layer stacks stay separate."""

    def __init__(self, convolutions, lstm_layers):
        super().__init__()
        layers, channels = [], 4
        for maps, kernel, pool in convolutions:
            layers.append(nn.Conv1d(channels, maps, kernel, padding=kernel // 2 if lstm_layers else 0))
            layers.append(nn.ReLU())
            if pool > 1:
                layers.append(nn.MaxPool1d(pool))
            channels = maps
        self.convolutions = nn.Sequential(*layers)
        self.lstm_layers = lstm_layers
        if lstm_layers == 1:
            # One layer a direction: PyTorch's bidirectional LSTM is the same function and its fastest form.
            self.lstm = nn.LSTM(channels, UNITS, batch_first=True, bidirectional=True)
        elif lstm_layers > 1:
            self.forward_stack = nn.LSTM(channels, UNITS, lstm_layers, batch_first=True)
            self.backward_stack = nn.LSTM(channels, UNITS, lstm_layers, batch_first=True)
        self.classifier = nn.Linear(2 * UNITS if lstm_layers else channels, 2)
        for parameter in self.parameters():
            parameter.requires_grad_(False)

    def head(self, sequence):
        """Logits from what the convolutions left, batch x time x channels."""
        if self.lstm_layers == 0:
            return self.classifier(sequence.amax(1))
        if self.lstm_layers == 1:
            return self.classifier(self.lstm(sequence)[0].mean(1))
        ahead = self.forward_stack(sequence)[0].mean(1)
        back = self.backward_stack(sequence.flip(1))[0].mean(1)
        return self.classifier(torch.cat((ahead, back), 1))

    def forward(self, windows):
        return self.head(self.convolutions(windows).transpose(1, 2))

    def temporal(self, window):
        """Positive probability of all prefixes and all suffixes of one window, as one packed batch."""
        features = self.convolutions(window).transpose(1, 2)[0]
        length = features.shape[0]
        lengths = torch.arange(length, 0, -1)
        cuts = torch.zeros(2 * length, length, features.shape[1])
        for i in range(length):
            cuts[i, : length - i] = features[: length - i]
            cuts[length + i, : length - i] = features[i:]
        both = torch.cat((lengths, lengths))
        packed = pack_padded_sequence(cuts, both, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        means = states.sum(1) / both[:, None]
        return torch.softmax(self.classifier(means), 1)[:, 1]


def windows(batch):
    codes = torch.randint(0, 4, (batch, WINDOW))
    return torch.nn.functional.one_hot(codes, 4).float().transpose(1, 2).contiguous()


def forward(model, batch):
    inputs = windows(batch)

    def run():
        with torch.no_grad():
            model(inputs)

    return run


def saliency(model, batch):
    inputs = windows(batch).requires_grad_(True)

    def run():
        logits = model(inputs)
        torch.autograd.grad((logits[:, 1] - logits[:, 0]).sum(), inputs)

    return run


def temporal(model):
    window = windows(1)

    def run():
        with torch.no_grad():
            model.temporal(window)

    return run


def optimise(model, steps=1000):
    def run():
        x = torch.rand(1, 4, WINDOW, requires_grad=True)
        squares = torch.zeros_like(x)
        for _ in range(steps):
            loss = -torch.log_softmax(model(x), 1)[0, 1] + 0.009 * (x * x).sum()
            (gradient,) = torch.autograd.grad(loss, x)
            with torch.no_grad():
                squares.mul_(0.99).addcmul_(gradient, gradient, value=0.01)
                x.addcdiv_(gradient, squares.sqrt().add_(1e-8), value=-0.05)

    return run


def seconds(run, budget, least=False):
    """Median time of one call, or its least processor time: a warm-up, then at least five calls within the budget of seconds."""
    run()
    if least:
        best, spent, calls = float("inf"), 0, 0
        while calls < 5 or spent < budget:
            start = time.process_time()
            run()
            one = time.process_time() - start
            best, spent, calls = min(best, one), spent + one, calls + 1
        return best
    times, begin = [], time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < budget:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--budget", type=float, default=2.0, help="seconds a measurement")
    parser.add_argument("--architectures", nargs="*", default=list(ARCHITECTURES), choices=list(ARCHITECTURES))
    parser.add_argument("--quantities", nargs="*", default=["forward", "saliency", "temporal", "optimise", "sgemm"])
    parser.add_argument("--least", action="store_true", help="least processor times instead of median times")
    parser.add_argument("--check", action="store_true", help="only see whether a comparison would be fair")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)

    def report(quantity, name, batch, figure):
        print(f"{quantity}\t{name}\t{batch}\t{figure:.6g}", flush=True)

    print(f"# PyTorch {torch.__version__}, {options.threads} thread(s)", file=sys.stderr)
    require_fair()
    if options.check:
        return
    if "sgemm" in options.quantities:
        a, b = torch.rand(1024, 1024), torch.rand(1024, 1024)
        report("sgemm", "1024x1024x1024", 1, 2 * 1024**3 / seconds(lambda: a @ b, options.budget, options.least) / 1e9)
    for name in options.architectures:
        model = Model(*ARCHITECTURES[name]).eval()
        for quantity, make in (("forward", forward), ("saliency", saliency)):
            if quantity in options.quantities:
                for batch in BATCHES:
                    report(quantity, name, batch, batch / seconds(make(model, batch), options.budget, options.least))
        if "temporal" in options.quantities and model.lstm_layers == 1:
            report("temporal", name, 1, 1000 * seconds(temporal(model), options.budget))
        if "optimise" in options.quantities and name.startswith("small"):
            report("optimise", name, 1, seconds(optimise(model), 0))


if __name__ == "__main__":
    main()

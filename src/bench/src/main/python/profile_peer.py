#!/usr/bin/env python3
"""PyTorch's side of the comparison of profile models: the same network from the same bytes, eager float32, one thread.

usage: profile_peer.py MODEL CODES

MODEL is the entry bpnet.bin of a bundle with one net (docs/file-formats.md), CODES a window, one byte a base. Reads commands
from standard input, a line each, and answers each with one line:
sgemm       GFLOP/s of one multiplication of 512 x 512, the best of a third of a second
outputs     log counts, then all logits
gradient    the gradient of the log counts by the input, base by base
exact       what outputs says, computed by PyTorch in double precision
forward S   seconds of processor time of one window forward, the least of S seconds
saliency S  the same forward and back to the input
"""

import struct
import sys
import time

import torch
from torch.nn.functional import conv1d

from torch_peer import require_fair


def read(path):
    with open(path, "rb") as file:
        content = file.read()
    if content[:16] != b"MotifLensBPNet01":
        sys.exit(path + " is no bpnet.bin without control tracks")
    nets, length, output, filters, first, layers, head, strands, before = struct.unpack_from("<9i", content, 16)
    if nets != 1:
        sys.exit(path + " has two nets")
    at = 16 + 36

    def take(*shape):
        nonlocal at
        size = 1
        for n in shape:
            size *= n
        values = torch.tensor(struct.unpack_from("<%df" % size, content, at)).reshape(shape)
        at += 4 * size
        return values

    # Kernels are tap by input by output; PyTorch has output by input by tap.
    def convolution(taps, channels, filters):
        return take(taps, channels, filters).permute(2, 1, 0).contiguous(), take(filters)

    net = {"first": convolution(first, 4, filters), "output": output, "before": before == 1}
    net["dilated"] = [convolution(3, filters, filters) for _ in range(layers)]
    net["profile"] = convolution(head, filters, strands)
    net["counts"] = take(filters), take(1)
    return net


def run(net, x):
    """Log counts and logits of one window, 1 x 4 x length."""
    h = conv1d(x, *net["first"])
    if not net["before"]:
        h = torch.relu(h)
    for i, (kernel, bias) in enumerate(net["dilated"], 1):
        d = 2**i
        y = conv1d(torch.relu(h) if net["before"] else h, kernel, bias, dilation=d)
        h = h[:, :, d:-d] + (y if net["before"] else torch.relu(y))
    if net["before"]:
        h = torch.relu(h)
    z = conv1d(h, *net["profile"])
    crop = (z.shape[2] - net["output"]) // 2
    kernel, bias = net["counts"]
    return (h.mean(2)[0] * kernel).sum() + bias[0], z[0, :, crop : crop + net["output"]]


def least(work, budget):
    best, end = float("inf"), time.process_time() + budget
    while time.process_time() < end or best == float("inf"):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def main():
    torch.set_num_threads(1)
    require_fair()
    net = read(sys.argv[1])
    with open(sys.argv[2], "rb") as file:
        codes = torch.tensor(list(file.read()))
    x = torch.nn.functional.one_hot(codes, 4).T.float()[None].contiguous()

    def forward():
        with torch.no_grad():
            return run(net, x)

    def saliency():
        own = x.clone().requires_grad_(True)
        run(net, own)[0].backward()
        return own.grad

    def double(value):
        return [double(v) for v in value] if isinstance(value, (list, tuple)) else value.double()

    def exact():
        net64 = {k: v if isinstance(v, (bool, int)) else double(v) for k, v in net.items()}
        with torch.no_grad():
            return run(net64, x.double())

    for line in sys.stdin:
        command, *rest = line.split()
        if command == "sgemm":
            a, b = torch.rand(512, 512), torch.rand(512, 512)
            answer = [2 * 512**3 / least(lambda: a @ b, 0.3) / 1e9]
        elif command in ("outputs", "exact"):
            counts, logits = forward() if command == "outputs" else exact()
            answer = [counts.item(), *logits.flatten().tolist()]
        elif command == "gradient":
            answer = saliency()[0].T.flatten().tolist()
        else:
            work = {"forward": forward, "saliency": saliency}[command]
            answer = [least(work, float(rest[0]))]
        print(" ".join("%.9g" % value for value in answer), flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""pyBigWig's share of the bigWig benchmark: writes VALUES (little-endian float32, one a base, NaN for none) to TARGET.

Stretches of values go in as fixedStep, 100,000 bases a call. Prints seconds, processor seconds and bytes, tab-separated.
"""

import os
import sys
import time

import numpy
import pyBigWig

CHUNK = 100_000

source, target = sys.argv[1:]
begin, begin_cpu = time.perf_counter(), time.process_time()
values = numpy.memmap(source, dtype="<f4", mode="r")
out = pyBigWig.open(target, "w")
out.addHeader([("chr21", len(values))])
for start in range(0, len(values), CHUNK):
    chunk = numpy.array(values[start : start + CHUNK])
    known = numpy.flatnonzero(~numpy.isnan(chunk))
    if len(known) == 0:
        continue
    for run in numpy.split(known, numpy.flatnonzero(numpy.diff(known) > 1) + 1):
        out.addEntries("chr21", start + int(run[0]), values=chunk[run[0] : run[-1] + 1], span=1, step=1)
out.close()
seconds, cpu = time.perf_counter() - begin, time.process_time() - begin_cpu
print(f"{seconds:.2f}\t{cpu:.2f}\t{os.path.getsize(target)}")

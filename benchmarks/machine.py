"""On what machine, and how busy, a measurement was made."""

import os
import platform
import sys
from pathlib import Path


def machine_line() -> str:
    """One line naming the system, processor, cores, Python and, where the system tells, the load before the run."""
    parts = [platform.platform(terse=True), processor_name(), f"{os.cpu_count()} cores", python_name()]
    if hasattr(os, "getloadavg"):
        parts.append(f"load {os.getloadavg()[0]:.1f}")
    return ", ".join(part for part in parts if part)


def processor_name() -> str:
    """The processor as its maker calls it, or its architecture where the system does not tell."""
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                return " ".join(value.split())
    return platform.processor() or platform.machine()


def python_name() -> str:
    """Which Python this is, such as CPython 3.11.7."""
    return f"{platform.python_implementation()} {'.'.join(map(str, sys.version_info[:3]))}"

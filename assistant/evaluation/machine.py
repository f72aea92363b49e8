"""What a measurement says of the machine it ran on."""

import psutil


def memory_megabytes() -> float:
    """Memory that this process holds now, mapped pages included, in mebibytes."""
    return float(psutil.Process().memory_info().rss) / 2**20

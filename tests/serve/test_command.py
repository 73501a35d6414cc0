"""`kg serve` as a process of its own: it says where it listens, answers, and ends when it is told to."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from pathlib import Path


def test_it_serves_until_it_is_stopped(lists: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", str(port), "--lists", str(lists)]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)  # noqa: S603  # our own command
    try:
        address = f"http://127.0.0.1:{port}/reconcile"
        assert answered(address, process).json()["versions"] == ["0.2"]
    finally:
        process.terminate()
        _, said = process.communicate(timeout=10)
    assert f"reconciliation service: {address}" in said


def answered(address: str, process: subprocess.Popen[str]) -> requests.Response:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            return requests.get(address, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.05)
    raise AssertionError("the server did not come up")

"""A file server on this machine that misbehaves as told."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Server:
    """``files`` by path; ``breaks`` bytes are sent of each answer before the line is cut, None for all of them."""

    files: dict[str, bytes] = field(default_factory=dict)
    breaks: int | None = None
    resumes: bool = True
    says: int | None = None  # bytes announced instead of the true number
    status: int = 0  # answered to every request instead of a file
    asked: list[tuple[str, str]] = field(default_factory=list)  # path and range of each request
    address: str = ""


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """The server at its ``address`` for the time of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            server.asked.append((self.path, wanted))
            content = server.files.get(self.path)
            if server.status or content is None:
                self.send_error(server.status or 404)
                return
            span = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
            start = int(span[1]) if span and server.resumes else 0
            stop = int(span[2]) + 1 if span and span[2] and server.resumes else len(content)
            if start > len(content):
                self.send_error(416)
                return
            whole = server.says if server.says is not None else len(content)
            if span and server.resumes:
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{stop - 1}/{whole}")
                self.send_header("Content-Length", str(stop - start))
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(whole))
            self.end_headers()
            part = content[start:stop]
            self.wfile.write(part if server.breaks is None else part[: server.breaks])

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{running.server_port}"
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()
        thread.join()

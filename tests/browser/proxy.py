"""A small reverse proxy, as an agency's gateway is one: a sub-path leads to the program, everything else is missing."""

from __future__ import annotations

import http.client
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_OWN = {"connection", "keep-alive", "transfer-encoding", "host"}


class Proxy:
    """Hands on what lies under a sub-path, and keeps the paths of all that was asked of it.

    Args:
        target: address of the program.
        path: the sub-path, as /zhifa.
        strips: whether the program is asked without the sub-path.
    """

    def __init__(self, target: str, path: str, *, strips: bool = True) -> None:
        self.asked: list[str] = []
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            def _hand_on(self) -> None:
                proxy.asked.append(self.path)
                if not self.path.startswith(f"{path}/"):
                    self.send_error(404)
                    return
                wanted = self.path[len(path) :] if strips else self.path
                length = int(self.headers.get("content-length") or 0)
                headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
                headers |= {"Host": self.headers["host"], "X-Forwarded-Proto": "http"}
                there = http.client.HTTPConnection(urlsplit(target).netloc, timeout=600)
                there.request(self.command, wanted, self.rfile.read(length) if length else None, headers)
                self._answer(there.getresponse())

            def _answer(self, answer: http.client.HTTPResponse) -> None:
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in _OWN:
                        self.send_header(name, value)
                self.send_header("Connection", "close")
                self.end_headers()
                with suppress(OSError):  # the browser has gone to another page
                    self._stream(answer)

            def _stream(self, answer: http.client.HTTPResponse) -> None:
                while piece := answer.read1(65536):  # events are handed on as they come
                    self.wfile.write(piece)
                    self.wfile.flush()

            do_GET = do_POST = do_HEAD = _hand_on  # noqa: N815  (names of the standard library)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.address = f"http://{self.host}{path}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

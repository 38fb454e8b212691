"""A way to the server that loses answers: the request arrives, what comes back does not."""

import socket
import threading
from contextlib import contextmanager

from bench.serving import free_port


class Proxy:
    """Each connection carries one request. With `loses` its answer is read to the end and dropped."""

    def __init__(self, port):
        self.target, self.port, self.loses = port, free_port(), False
        self.listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                browser, _address = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(browser,), daemon=True).start()

    def _carry(self, browser):
        with browser, socket.create_connection(("127.0.0.1", self.target)) as server:
            browser.settimeout(0.2)
            try:
                while data := browser.recv(65536):
                    server.sendall(data)
            except TimeoutError:
                pass  # the whole request is there: the browser waits
            server.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: server.recv(65536), b""))
            if not self.loses:
                browser.sendall(answer)


@contextmanager
def proxy(server):
    """A proxy before the server until the end of the block."""
    one = Proxy(server.port)
    try:
        yield one
    finally:
        one.listening.close()

"""Runs a function's bootstrap as Lambda does, in an otherwise empty root, and prints what it answered as JSON.

Usage: bwrap --unshare-user --uid 0 --gid 0 --unshare-net --cap-add ALL --dev-bind / / python3 run.py ORDER
The order (a JSON file): task and layer, the folders for /var/task and /opt; environment; events, texts that are handed out one
after the other; names, a host's addresses by its name; none for a machine without any name servers; certificate and
key, PEM files of the HTTPS server on port 8443, if there is to be one.

Everything that the function can reach is in this process, because a network namespace has nothing else: the Runtime API,
a name server and an HTTPS server.
"""

import http.server
import ipaddress
import json
import pathlib
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time


def serve(name_server, names):
    """A name server over UDP: A and AAAA records of the names that it knows, NXDOMAIN for others,
    and no answer at all for names without addresses."""
    while True:
        query, sender = name_server.recvfrom(512)
        labels, position = [], 12
        while query[position]:
            labels.append(query[position + 1 : position + 1 + query[position]].decode())
            position += 1 + query[position]
        kind = struct.unpack_from("!H", query, position + 1)[0]
        question = query[12 : position + 5]
        known = names.get(".".join(labels).lower())
        if known == []:
            continue
        packed = [ipaddress.ip_address(text).packed for text in known or []]
        found = [address for address in packed if {1: 4, 28: 16}.get(kind) == len(address)]
        flags = 0x8180 if known is not None else 0x8183
        answer = query[:2] + struct.pack("!5H", flags, 1, len(found), 0, 0) + question
        for address in found:
            answer += struct.pack("!HHHIH", 0xC00C, kind, 1, 60, len(address)) + address
        name_server.sendto(answer, sender)


class Secret(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"secret")

    def log_message(self, *arguments):
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    """Handshakes that clients break off are what some tests are about."""

    def handle_error(self, request, client_address):
        pass


class RuntimeAPI(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answers = []
    events = []
    ended = threading.Event()

    def do_GET(self):
        handed_out = len(self.answers)
        if handed_out == len(self.events):
            # The environment is frozen here, on AWS for as long as it likes.
            self.ended.set()
            threading.Event().wait()
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", f"request-{handed_out + 1}")
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 20_000))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:boxed")
        self.finish_with(self.events[handed_out].encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answers.append({"path": self.path.removeprefix("/2018-06-01/runtime/"), "body": body})
        self.send_response(202)
        self.finish_with(b"")

    def finish_with(self, body):
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def start(target, *arguments):
    threading.Thread(target=target, args=arguments, daemon=True).start()


def surroundings(order, folder):
    """Starts what the function can reach; returns the mounts beside those that every function has."""
    RuntimeAPI.events = order["events"]
    start(http.server.ThreadingHTTPServer(("127.0.0.1", 9001), RuntimeAPI).serve_forever)
    if order.get("certificate"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(order["certificate"], order["key"])
        secrets = QuietServer(("127.0.0.1", 8443), Secret)
        secrets.socket = context.wrap_socket(secrets.socket, server_side=True)
        start(secrets.serve_forever)
    if order.get("names") is None:
        return []
    name_server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    name_server.bind(("127.0.0.1", 53))
    start(serve, name_server, order["names"])
    configuration = pathlib.Path(folder, "resolv.conf")
    configuration.write_text("nameserver 127.0.0.1\n")
    return ["--ro-bind", str(configuration), "/etc/resolv.conf"]


def main():
    order = json.loads(pathlib.Path(sys.argv[1]).read_text())
    with tempfile.TemporaryDirectory() as folder:
        command = ["bwrap", "--ro-bind", order["task"], "/var/task", "--ro-bind", order["layer"], "/opt"]
        command += ["--tmpfs", "/tmp", "--dev", "/dev", "--proc", "/proc", *surroundings(order, folder)]
        command += ["--unshare-pid", "--die-with-parent", "--chdir", "/var/task", "--clearenv"]
        for name, value in order["environment"].items():
            command += ["--setenv", name, value]
        log = pathlib.Path(folder, "log")
        with log.open("w") as output:
            function = subprocess.Popen([*command, "/var/task/bootstrap"], stdout=output, stderr=output)
        start(lambda: (function.wait(), RuntimeAPI.ended.set()))
        RuntimeAPI.ended.wait(timeout=60)
        function.kill()
        print(json.dumps({"answers": RuntimeAPI.answers, "log": log.read_text()}))


main()

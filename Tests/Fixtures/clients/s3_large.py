"""Large bodies through S3 in bounded memory: each step asserts; the last line printed is `passed`.

Usage: s3_large.py SERVICES_URL EMULATOR_PID
"""

import hashlib
import http.client
import re
import socket
import sys
import urllib.parse

host = urllib.parse.urlsplit(sys.argv[1])
pid = sys.argv[2]
MIB = 1 << 20
SIZE = 256 * MIB
# Far below the object, and far above what one request holds: 1 MiB that waits, and what the allocator keeps.
GROWTH_MAX = 64 * MIB


def peak():
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+) kB", file.read()).group(1)) * 1024


def request(method, path, body=None, headers={}):
    connection = http.client.HTTPConnection(host.hostname, host.port, timeout=120)
    connection.request(method, path, body, headers)
    return connection.getresponse()


block = bytes(range(256)) * (MIB // 256)


def blocks(digest):
    for number in range(SIZE // MIB):
        part = number.to_bytes(8, "big") + block[8:]
        digest.update(part)
        yield part


assert request("PUT", "/large").status == 200
assert request("PUT", "/large/warm", block * 2).status == 200
before = peak()
sent = hashlib.md5()
answer = request("PUT", "/large/object", blocks(sent), {"Content-Length": str(SIZE)})
assert answer.status == 200, answer.read()
assert answer.headers["ETag"] == f'"{sent.hexdigest()}"'
answer = request("GET", "/large/object")
assert int(answer.headers["Content-Length"]) == SIZE
received = hashlib.md5()
while part := answer.read(MIB):
    received.update(part)
assert received.digest() == sent.digest()
growth = peak() - before
assert growth < GROWTH_MAX, f"{growth} bytes for {SIZE}"
answer = request("GET", "/large/object", headers={"Range": f"bytes={200 * MIB}-{200 * MIB + 7}"})
assert answer.status == 206 and answer.read() == (200).to_bytes(8, "big"), answer.status

# A bucket that is not there: the answer comes before the body, and can be read.
answer = request("PUT", "/nothing/object", iter([block] * 64), {"Content-Length": str(64 * MIB)})
assert answer.status == 404 and b"NoSuchBucket" in answer.read() and answer.headers["Connection"] == "close"

# A client that waits for 100 Continue sends nothing in vain, and its body where it is wanted.
for path, status in (("/nothing/object", b"404"), ("/large/continued", b"100")):
    with socket.create_connection((host.hostname, host.port), timeout=30) as client:
        client.sendall(f"PUT {path} HTTP/1.1\r\nHost: {host.netloc}\r\nContent-Length: {2 * MIB}\r\n"
                       "Expect: 100-continue\r\n\r\n".encode())
        reader = client.makefile("rb")
        assert reader.readline().split()[1] == status, path
        if status == b"100":
            reader.readline()
            client.sendall(block * 2)
            assert reader.readline().split()[1] == b"200"
assert request("HEAD", "/large/continued").headers["Content-Length"] == str(2 * MIB)

# A client that goes away in the middle leaves nothing.
with socket.create_connection((host.hostname, host.port), timeout=30) as client:
    client.sendall(f"PUT /large/half HTTP/1.1\r\nHost: {host.netloc}\r\nContent-Length: {8 * MIB}\r\n\r\n".encode())
    client.sendall(block)
assert request("HEAD", "/large/half").status == 404

# Two requests on one connection, the first one's body in parts.
connection = http.client.HTTPConnection(host.hostname, host.port, timeout=60)
for _ in range(3):
    connection.request("PUT", "/large/again", block * 3)
    answer = connection.getresponse()
    assert answer.status == 200 and answer.read() == b"" and answer.headers["Connection"] is None, answer.headers
    connection.request("GET", "/large/again", headers={"Range": "bytes=0-3"})
    assert connection.getresponse().read() == block[:4]

print("passed")

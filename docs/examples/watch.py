"""Watches runs of Workshop Streaming with nothing but the standard library: python3 watch.py [server] [studio]"""
import base64
import json
import os
import socket
import sys
import urllib.parse
import urllib.request

SERVER = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8008"
STUDIO = sys.argv[2] if len(sys.argv) > 2 else "dance_n_addiction"


def ask(method, path, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return urllib.request.urlopen(urllib.request.Request(SERVER + path, data, headers, method=method), timeout=60)


def events(response):
    """The events of a stream as (id, name, data); the server sends line feeds only, and data in one line."""
    id, name, data = "", "message", None
    for line in response:
        field, _, value = line.decode().rstrip("\n").partition(": ")  # a comment's field is blank
        if field == "id":
            id = value
        elif field == "event":
            name = value
        elif field == "data":
            data = value
        elif line == b"\n":
            if data is not None:
                yield id, name, data
            name, data = "message", None


def messages(path, first):
    """The messages of a WebSocket (RFC 6455) after the first one has been sent."""
    place = urllib.parse.urlsplit(SERVER)
    with socket.create_connection((place.hostname, place.port or 80), 60) as line, line.makefile("rb") as answer:
        key = base64.b64encode(os.urandom(16)).decode()
        head = f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        line.sendall(f"{head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
        if b" 101 " not in answer.readline():
            raise OSError("no WebSocket there")
        while answer.readline().strip():
            pass
        mask, text = os.urandom(4), json.dumps(first).encode()
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(text))
        line.sendall(bytes([0x81, 0x80 | len(text)]) + mask + masked)  # shorter than 126 bytes
        while True:
            kind, length = answer.read(2)
            length = int.from_bytes(answer.read({126: 2, 127: 8}.get(length, 0)), "big") or length
            payload = answer.read(length)
            if kind & 15 == 8:
                return
            if kind & 15 == 1:
                yield json.loads(payload)


print("== start and watch ==")
last = ""
stream = ask("POST", "/api/streaming/refresh-workshops", {"studio_id": STUDIO}, Accept="text/event-stream")
for id, name, data in events(stream):
    print(id, name, data)
    last = id
    if id.endswith("-3"):
        break  # leaves the stream, not the run
stream.close()

print("== resume ==")
run = last.split("-")[0]
for id, name, data in events(ask("GET", f"/api/runs/{run}/events", Last_Event_ID=last)):
    print(id, name, data)

print("== list runs ==")
for entry in json.load(ask("GET", f"/api/runs?studio_id={STUDIO}&limit=3"))["runs"]:
    print(entry["id"], entry["kind"], entry["state"])

print("== start and cancel, watched over WebSocket ==")
started = json.load(ask("POST", "/api/runs", {"kind": "refresh-workshops", "studio_id": STUDIO}))
ask("DELETE", started["links"]["self"])
for message in messages(started["links"]["ws"], {"last_event_id": started["id"] + "-0", "detail": "full"}):
    print(message["id"], message["event"], json.dumps(message["data"], ensure_ascii=False))

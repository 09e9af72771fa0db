#!/usr/bin/env python3
# gitvan: {desc: "Measures 1,000 calls"}
import json
import os
import socket
import time

CALLS = 1000

channel = socket.socket(fileno=int(os.environ["GITVAN_FD"]))
answers = channel.makefile("rb")


def send(message):
    channel.sendall(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")


def call(method, **params):
    send({"id": 1, "method": method, "params": params})
    return json.loads(answers.readline())["result"]


def microseconds_since(start):
    return (time.perf_counter_ns() - start) / 1000 / CALLS


call("hello", protocol=1)
call("git.root")

start = time.perf_counter_ns()
for _ in range(CALLS):
    call("git.root")
root = microseconds_since(start)

start = time.perf_counter_ns()
for _ in range(CALLS):
    send({"method": "log", "params": {"message": "a line"}})
# It is answered behind all of them.
call("git.root")
log = microseconds_since(start)

print(f"{root:.1f} {log:.1f}")
call("result", status="success")

#!/usr/bin/env python3
# gitvan: {desc: "Notes which files a commit changed", hooks: [post-commit], timeout: 30s}
"""Written from docs/protocol.md alone, with what Python brings."""
import itertools
import json
import os
import socket
import sys


class Engine:
    """The channel to gitvan: one JSON value a line, each request answered by the number it has."""

    def __init__(self, descriptor):
        channel = socket.socket(fileno=descriptor)
        channel.set_inheritable(False)
        self.stream = channel.makefile("rwb")
        self.numbers = itertools.count(1)

    def call(self, method, **parameters):
        number = next(self.numbers)
        self.send({"id": number, "method": method, "params": parameters})
        for line in self.stream:
            message = json.loads(line)
            if message.get("method") == "cancel":
                sys.exit(f"to end: {message['params']['reason']}")
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
        raise RuntimeError("gitvan hung up")

    def notify(self, method, **parameters):
        self.send({"method": method, "params": parameters})

    def send(self, message):
        self.stream.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        self.stream.flush()


def changed_paths(engine, head):
    """The paths that the commit itself changed; all there are in the first one."""
    commit, = engine.call("git.log", to=head, limit=1)
    if not commit["parents"]:
        return commit, engine.call("git.files")
    return commit, engine.call("git.diffNames", **{"from": commit["parents"][0], "to": head})


def main():
    descriptor = os.environ.get("GITVAN_FD")
    if descriptor is None:
        sys.exit("changes.py is a job and needs gitvan: run it with 'gitvan job run changes'")

    engine = Engine(int(descriptor))
    context = engine.call("hello", protocol=1)
    if context["head"] is None:
        return engine.call("result", status="success", message="there is no commit yet")

    commit, paths = changed_paths(engine, context["head"])
    engine.notify("log", message=f"{commit['subject']}: {len(paths)} changed on {context['branch']}")
    engine.call("notes.append", text=f"changed: {', '.join(paths) or 'nothing'}")
    engine.call("result", status="success", message=f"noted {len(paths)} paths", data={"paths": paths[:100]})


main()

"""A job's side of the protocol with nothing between: what a test sends is what the engine gets."""
import itertools
import json
import os
import socket

channel = socket.socket(fileno=int(os.environ["GITVAN_FD"]))
channel.set_inheritable(False)
stream = channel.makefile("rb")
numbers = itertools.count(1)


def send(line):
    channel.sendall(line.encode() if isinstance(line, str) else line)


def request(method, **params):
    number = next(numbers)
    send(json.dumps({"id": number, "method": method, "params": params}) + "\n")
    return number


def read():
    """The next message; None where the engine has hung up."""
    line = stream.readline()
    return json.loads(line) if line else None


def ask(method, **params):
    """What it answers: the result, or the error as "code message"."""
    number = request(method, **params)
    return value(wait_for(number))


def wait_for(number):
    while (message := read()) is not None:
        if message.get("id") == number:
            return message
        print("meanwhile", json.dumps(message), flush=True)


def value(message):
    if message is None:
        return "hung up"
    if "error" in message:
        return f"{message['error']['code']} {message['error']['message']}"
    return message["result"]


def hello():
    return ask("hello", protocol=1)


def done(status="success", **more):
    return ask("result", status=status, **more)

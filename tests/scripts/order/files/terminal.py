#!/usr/bin/env python3
"""Runs a command on a terminal of its own, types on it, and prints what is on its screen in the end.

    terminal.py [--columns N] [--type EXPECTED KEYS | --then EXPECTED LINE]... command...

Once EXPECTED was shown, one after the other, KEYS are typed (\\x03 is Ctrl-C), or the shell runs LINE. All bytes that were shown are in the file "shown". What the screen does not know
of a terminal's language is printed as <ESC…>, so that nothing is hidden.
"""
import fcntl, os, pty, re, select, struct, subprocess, sys, termios, time, unicodedata

columns, awaited, args = 80, [], sys.argv[1:]
while args[0].startswith("--"):
    if args[0] == "--columns":
        columns, args = int(args[1]), args[2:]
    else:
        awaited.append(args[:3])
        args = args[3:]

pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(args[0], args)

shown, seen, end = b"", 0, time.monotonic() + 30
while time.monotonic() < end:
    if not select.select([terminal], [], [], 1)[0]:
        continue
    try:
        more = os.read(terminal, 65536)
    except OSError:
        break
    if not more:
        break
    shown += more
    while awaited and (at := shown.find(awaited[0][1].encode(), seen)) >= 0:
        option, expected, what = awaited.pop(0)
        seen = at + len(expected.encode())
        if option == "--type":
            os.write(terminal, what.encode().decode("unicode_escape").encode())
        else:
            subprocess.run(what, shell=True, timeout=20)
else:
    os.killpg(pid, 9)
    print("still running after 30 s")
open("shown", "wb").write(shown)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

rows, row, column = [[]], 0, 0
for part in re.finditer(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b|[^\x1b]", shown.decode("utf-8", "replace"), re.S):
    text, (number, verb) = part.group(0), part.groups()
    if verb == "K":
        rows[row] = [] if number == "2" else rows[row][:column]
    elif verb == "m" or text == "\x07":
        pass
    elif text[0] == "\x1b":
        rows[row].append(f"<ESC{text[1:]}>")
    elif text == "\r":
        column = 0
    elif text == "\n":
        row += 1
        rows.append([])
    else:
        width = 0 if unicodedata.combining(text) else 2 if unicodedata.east_asian_width(text) in "WF" else 1
        if column + width > columns:
            row, column = row + 1, 0
            rows.append([])
        line = rows[row]
        line += [" "] * (column - len(line))
        line[column:column + width] = [text] + [""] * (width - 1)
        column += width
print("\n".join("".join(line).rstrip() for line in rows).rstrip("\n"))
sys.exit(code if code >= 0 else 128 - code)

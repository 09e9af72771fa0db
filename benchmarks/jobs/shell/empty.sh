#!/bin/sh
# gitvan: {desc: "Does nothing"}
:

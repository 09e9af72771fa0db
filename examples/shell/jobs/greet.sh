#!/bin/sh
# gitvan: {desc: "Greets who is named", hooks: [post-commit], timeout: 5s, inputs: {name: {type: string, default: everybody, maxLength: 40}, times: {type: integer, default: 1, minimum: 1}}}
set -eu

# What a job of any kind may know is in its environment; docs/jobs.md lists it.
i=0
while [ "$i" -lt "$GITVAN_INPUT_TIMES" ]; do
    echo "hello $GITVAN_INPUT_NAME"
    i=$((i + 1))
done
echo "$GITVAN_JOB, started by ${GITVAN_HOOK:-a person}, in run $GITVAN_RUN_ID"
git -C "$GITVAN_ROOT" log -1 --format='the last commit is: %s' 2>/dev/null || echo 'there is no commit yet'

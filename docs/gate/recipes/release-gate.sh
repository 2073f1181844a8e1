#!/bin/sh
# Asks Milepost's release gate, and ends well only when it is open. Closed, unauthorised, unreachable or anything else: the release stops.
set -eu
: "${MILEPOST_GATE_URL:?Set it to the address in the project settings, Billing, Release gate}"
: "${MILEPOST_GATE_TOKEN:?Set it, as a secret, to a token made there}"
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
# The token goes in by standard input: on the command line other processes could read it.
status=$(printf 'header = "Authorization: Bearer %s"\n' "$MILEPOST_GATE_TOKEN" |
  curl --config - --silent --show-error --max-time 30 --retry 2 --retry-connrefused \
    --header 'Accept: text/plain' --output "$answer" --write-out '%{http_code}' "$MILEPOST_GATE_URL") || status=000
cat "$answer"
case "$status" in
  200)
    # A proxy or a sign-in page may answer 200 to anything.
    [ "$(head -n 1 "$answer")" = OPEN ] || { echo 'Release gate: no answer to rely on (another page).' >&2; exit 3; }
    echo 'Release gate: open.' ;;
  402) echo 'Release gate: closed.' >&2; exit 1 ;;
  401) echo 'Release gate: the token is not valid.' >&2; exit 2 ;;
  *) echo "Release gate: no answer to rely on (status $status)." >&2; exit 3 ;;
esac

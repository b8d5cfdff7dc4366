#!/usr/bin/env bash
# Posts the example accounts, then the example cases, to a running Baton. Again is harmless: the same cases stay the same.
#
#   ./post-cases.sh                                        all ten
#   ./post-cases.sh 03-hospital 07-university              only these
#   BASE_URL=https://desk.example BATON_USER=name:password ./post-cases.sh
set -euo pipefail

base_url=${BASE_URL:-http://127.0.0.1:8080}
base_url=${base_url%/}
user=${BATON_USER:-mara:baton}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

fail() {
  echo "post-cases.sh: $*" >&2
  exit 1
}

day_in() {
  date -u -d "+$1 days" +%F 2>/dev/null || date -u -v "+$1d" +%F
}

# The file's text, each {today+12} in it replaced by the date 12 days from now.
body_of() {
  local text day
  text=$(cat "$1")
  while [[ $text =~ \{today\+([0-9]+)\} ]]; do
    day=$(day_in "${BASH_REMATCH[1]}")
    text=${text//"${BASH_REMATCH[0]}"/$day}
  done
  printf '%s' "$text"
}

field() {
  sed -n "s/.*\"$2\": *\"\([^\"]*\)\".*/\1/p" "$1" | head -n 1
}

send() {
  local method=$1 path=$2 file=$3 status
  status=$(body_of "$file" | curl --silent --show-error --max-time 60 --user "$user" --request "$method" \
    --header 'Content-Type: application/json' --data-binary @- --output "$answer" --write-out '%{http_code}' \
    "$base_url$path") || fail "nothing answers at $base_url. Is Baton running there? Otherwise set BASE_URL."
  case $status in
    2??) ;;
    401) fail "$base_url does not know user '${user%%:*}' with this password. Set BATON_USER=name:password." ;;
    403) fail "user '${user%%:*}' may not $method $path." ;;
    *) fail "$method $path with $file was answered $status: $(cat "$answer")" ;;
  esac
  last_status=$status
}

if [ $# -eq 0 ]; then
  for folder in "$here"/[0-9][0-9]-*/; do
    set -- "$@" "$(basename "$folder")"
  done
fi

for example in "$@"; do
  for file in account.json case.json; do
    [ -f "$here/$example/$file" ] || fail "there is no $here/$example/$file."
  done
done

# All accounts first: what counts as a high-value account depends on the average of all.
for example in "$@"; do
  send PUT "/api/accounts/$(field "$here/$example/case.json" account)" "$here/$example/account.json"
done

for example in "$@"; do
  send POST /api/cases "$here/$example/case.json"
  [ "$last_status" = 201 ] && news=opened || news='was open already'
  printf '%-18s %s  %s\n' "$example" "$(field "$answer" number)" "$news"
done

#!/usr/bin/env bash
# Makes the README's picture of a run's page: its first line, and the timelines of cpu-burst.
#
#   docs/make-picture.sh RUN-FOLDER [PNG]
#
# RUN-FOLDER has the comparison.html of a run with cpu-burst; without PNG it is docs/images/timelines.png.
# Needs Chromium (Debian: apt-get install chromium).
set -euo pipefail

folder=${1:?Which run? Name its folder, such as target/gatling/latest}
picture=${2:-$(dirname "$0")/images/timelines.png}
page=$folder/comparison.html
grep -q cpu-burst "$page" || { echo "$folder: a comparison.html with cpu-burst is needed" >&2; exit 1; }
command -v chromium >/dev/null || { echo "there is no chromium on the PATH" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timeline='section[aria-labelledby="timeline"]'
rest="header > :not(h1, .first), main section:not([aria-labelledby=\"timeline\"]), main .forks, .anchor, figure details,
  $timeline > :is(.note, h3, details):not(#timeline-cpu-burst, #timeline-cpu-burst + details)"
{
  sed '/<\/head>/,$d' "$page"
  echo "<style>$rest { display: none } #page { padding-bottom: 0 } h2 { margin-top: 0; border: 0 }</style>"
  sed -n '/<\/head>/,$p' "$page"
  echo "<script>document.title = document.getElementById('page').offsetHeight</script>"
} >"$work/part.html"

browse() { # browse HEIGHT OPTION: shows that part in a window of so many pixels
  # As root Chromium has no sandbox to run in. What it loads is our own page.
  chromium --headless --no-sandbox --disable-dev-shm-usage --user-data-dir="$work/profile" --hide-scrollbars \
    --force-device-scale-factor=1.6 --window-size="900,$1" --virtual-time-budget=10000 "$2" "file://$work/part.html" \
    2>"$work/log" || { cat "$work/log" >&2; exit 1; }
}
height=$(browse 600 --dump-dom | sed -n 's/.*<title>\([0-9]*\)<\/title>.*/\1/p' | head -n 1)
browse "$height" "--screenshot=$(realpath "$picture")"
echo "$picture"

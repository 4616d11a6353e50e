#!/usr/bin/env bash
# Installs what the tests need, builds, checks format, runs every test. The last line is "N passed, N failed".
#
#   tests/run.sh                                       everything
#   tests/run.sh --filter FullyQualifiedName~Articles  arguments go to dotnet test
#
# TEST_POSTGRES="Host=…;Port=…;Username=…" uses that server instead of a throw-away one; CHROMIUM=/path names the browser.
set -uo pipefail
# Every child is a process group of its own, so that stopping one stops all it has started.
set -m

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit 1
readonly solution=ChatDigestBot.sln configuration=Release

passed=0
failed=0
child=
postgres_data=
as_postgres=()
work=$(mktemp -d "${TMPDIR:-/tmp}/chatdigestbot-tests.XXXXXXXX") || exit 1
chmod 755 "$work"
# A server of this run's own, so that nobody else's is used or ended.
export SharedCompilationId=${work##*/}.csc

say() { printf '%s\n' "$*"; }
fail() { say "FAILED: $*"; exit 1; }

finish() {
  local status=$?
  trap - EXIT
  trap '' HUP INT TERM
  if [[ -n $child ]]; then
    kill -TERM -- "-$child" 2>/dev/null && wait "$child" 2>/dev/null
  fi
  if [[ -n $postgres_data ]]; then
    "${as_postgres[@]}" "$postgres_bin/pg_ctl" stop -D "$postgres_data" -m immediate -w >/dev/null 2>&1
  fi
  rm -rf -- "$work" "/tmp/$SharedCompilationId" # the compiler's server listens there, whatever TMPDIR says
  printf '%s passed, %s failed\n' "$passed" "$failed"
  exit "$status"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# In the background, because bash runs a trap only between commands: Ctrl-C must not wait for the end of a build.
run() {
  "$@" </dev/null &
  child=$!
  wait "$child"
  local status=$?
  # What it has started may not outlive it, such as the compiler's server. PostgreSQL's server leaves the group by itself.
  kill -TERM -- "-$child" 2>/dev/null
  child=
  return "$status"
}

# ---- what the tests need ----------------------------------------------------------------------------------------------

find_postgres() {
  local initdb newest=
  if initdb=$(command -v initdb); then
    dirname -- "$(readlink -f -- "$initdb")"
    return
  fi
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    [[ -x $initdb ]] && newest=$(printf '%s\n' "$newest" "$initdb" | sort -V | tail -n 1)
  done
  [[ -n $newest ]] && dirname -- "$newest"
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $name ]] && command -v -- "$name" && return
  done
  return 1
}

has_icu() { compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null; }
has_chinese_font() { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]]; }
# The package's name ends in the version of ICU, which differs between releases of Debian.
icu_package() {
  local found
  found=$(apt-cache search --names-only '^libicu[0-9]+$' | sort -V | tail -n 1 | cut -d ' ' -f 1)
  say "${found:-libicu-dev}"
}

lacking() {
  [[ -n ${TEST_POSTGRES:-} ]] || find_postgres >/dev/null || say postgresql
  find_chromium >/dev/null || say chromium
  has_icu || say libicu
  [[ -e /usr/share/zoneinfo/Asia/Shanghai ]] || say tzdata
  has_chinese_font || say fonts-noto-cjk
}

install_packages() {
  local packages=("$@") index no_cluster=/etc/postgresql-common/createcluster.d/chatdigestbot-tests.conf
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=3)
  run "${apt[@]}" update || say "apt-get update failed; trying with the package lists at hand."
  for index in "${!packages[@]}"; do
    [[ ${packages[index]} != libicu ]] || packages[index]=$(icu_package)
  done
  # Without this, Debian's package would create a server of its own and start it.
  mkdir -p -- "${no_cluster%/*}" && printf 'create_main_cluster = false\n' >"$no_cluster"
  run "${apt[@]}" install --no-install-recommends "${packages[@]}"
  local status=$?
  rm -f -- "$no_cluster"
  return "$status"
}

require_packages() {
  command -v dotnet >/dev/null || fail "the .NET SDK named in global.json is needed: https://dotnet.microsoft.com/download"
  local missing
  mapfile -t missing < <(lacking)
  ((${#missing[@]} > 0)) || return 0
  say "Lacking: ${missing[*]}"
  if ! command -v apt-get >/dev/null; then
    fail "this is not Debian; install these (libicu is ICU's library, the font any with Chinese), or set TEST_POSTGRES and CHROMIUM"
  fi
  if [[ $(id -u) != 0 ]]; then
    say "Type these, then run the tests again:"
    say "  sudo apt-get update"
    say "  sudo apt-get install --no-install-recommends ${missing[*]/#libicu/$(icu_package)}"
    fail "packages are lacking and only root can install them"
  fi
  install_packages "${missing[@]}" || fail "apt-get could not install: ${missing[*]}"
  mapfile -t missing < <(lacking)
  ((${#missing[@]} == 0)) || fail "still lacking after the installation: ${missing[*]}"
}

# A home that does not exist or cannot be written would stop dotnet and NuGet with an obscure message.
require_home() {
  if [[ -z ${HOME:-} || ! -d $HOME || ! -w $HOME ]]; then
    export HOME="$work/home"
    mkdir -- "$HOME"
  fi
}

start_postgres() {
  if [[ -n ${TEST_POSTGRES:-} ]]; then
    say "PostgreSQL: the server named by TEST_POSTGRES"
    return
  fi
  postgres_bin=$(find_postgres) || fail "PostgreSQL's programs are not found"
  if [[ $(id -u) == 0 ]]; then
    # PostgreSQL refuses to run as root.
    local user=postgres
    id -u postgres >/dev/null 2>&1 || user=nobody
    as_postgres=(runuser -u "$user" --)
    mkdir -- "$work/postgres" && chown -- "$user" "$work/postgres"
  else
    as_postgres=(env)
    mkdir -- "$work/postgres"
  fi
  cd -- "$work/postgres" || exit 1
  run "${as_postgres[@]}" "$postgres_bin/initdb" -D "$work/postgres/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N \
    >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; fail "PostgreSQL's data directory could not be created"; }
  postgres_data=$work/postgres/data
  local attempt port options
  for attempt in 1 2 3 4 5; do
    # Below the system's own range of outgoing ports; a port that is taken makes the start fail, and another is tried.
    port=$((RANDOM % 12000 + 20000))
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=500"
    options+=" -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB"
    if run "${as_postgres[@]}" "$postgres_bin/pg_ctl" start -D "$postgres_data" -l "$work/postgres/log" -w -s -o "$options" >/dev/null 2>&1; then
      export TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
      say "PostgreSQL: $("$postgres_bin/postgres" --version) on port $port"
      cd -- "$OLDPWD" || exit 1
      return
    fi
    say "PostgreSQL did not start on port $port (attempt $attempt)"
  done
  cat -- "$work/postgres/log"
  fail "PostgreSQL did not start"
}

# ---- the tests' own counts --------------------------------------------------------------------------------------------

# One number of the <Counters …> element, summed over all result files.
counter() {
  local sum=0 value
  while read -r value; do
    sum=$((sum + value))
  done < <(grep -ho '<Counters [^>]*' "$work"/results/*.trx 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*')
  say "$sum"
}

require_packages
require_home
# What dotnet, browsers and killed bots leave behind goes with the run.
export TMPDIR=$work/tmp
mkdir -- "$TMPDIR"
CHROMIUM=$(find_chromium)
export CHROMIUM
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# One compiler's server for all projects, each of which would otherwise start cold.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=true
say "Browser: $CHROMIUM"

# The compiler and the formatter are short and busy: counting how their code runs, and gathering little garbage often, took 4 of 10 seconds.
readonly compiling=(env DOTNET_TieredPGO=0 DOTNET_GCgen0size=0x8000000)
say "Building $solution"
run "${compiling[@]}" dotnet build "$solution" -c "$configuration" -warnaserror -v quiet -clp:NoSummary || fail "the build"

verdict=0
say "Checking format"
run "${compiling[@]}" dotnet format whitespace --folder . --verify-no-changes -v quiet || { say "FAILED: format; 'dotnet format whitespace --folder .' repairs it"; verdict=1; }

start_postgres
say "Running tests"
# A test that hangs is named and ends the run; the slowest takes well under a minute.
run dotnet test "$solution" -c "$configuration" --no-build --blame-hang --blame-hang-timeout 5m --blame-hang-dump-type none --results-directory "$work/results" --logger trx "$@"
outcome=$?
((outcome == 0)) || verdict=1

total=$(counter total)
executed=$(counter executed)
passed=$(counter passed)
failed=$((executed - passed))
# A test that hung, or took the runner down with it, is in no result file.
((outcome == 0 || failed > 0)) || failed=1
# The logger's own counter of skipped tests stays at zero; they are the ones that were not executed.
skipped=$((total - executed))
((executed > 0)) || { say "FAILED: no test ran"; verdict=1; }
((skipped == 0)) || { say "FAILED: $skipped skipped"; verdict=1; }
((failed == 0)) || verdict=1
((failed > 0 || verdict == 0 || executed == 0)) || say "FAILED: see above"
exit "$verdict"

# Sets up the DCV server of this machine for the workstation that it is.
#
# The lines before this script assign:
#   VDI_HOSTS     machines of the command, joined by ';', each 'instance,workstation,account' and, where the account is
#                 a person's own, ',secret'; an account '-' is none
#   VDI_VERIFIER  URL of the authenticator, to which the workstation's id is appended
#   VDI_PORT      TCP and UDP port of the DCV server
#   VDI_QUIC      true | false
#   VDI_REGION    region of the secret, where there is one
#
# The last line of standard output is a JSON object; a failure is a sentence on standard error that begins with
# 'vdi: ', and an exit code. SSM keeps only 2500 characters, so all else goes to the log. Safe to run again.
set -euo pipefail
# Tracing would show the password.
set +x
PATH="$PATH:/usr/local/bin:/snap/bin"

config="${VDI_CONFIG:-/etc/dcv/dcv.conf}"
log="${VDI_LOG:-/var/log/vdi-host.log}"
asset_tag="${VDI_ASSET_TAG:-/sys/devices/virtual/dmi/id/board_asset_tag}"
patience="${VDI_PATIENCE:-60}"
# Kept until a restart has succeeded, so that a run cut short does not leave the server with old settings.
restart_mark="$config.restart-needed"

fail() {
  explained=yes
  printf 'vdi: %s\n' "$2" >&4
  exit "$1"
}

explain_exit() {
  if [ "$1" != 0 ] && [ "$explained" = no ]; then
    printf "vdi: The preparation broke off; see '%s' on the host.\n" "$log" >&4
  fi
}

wait_for() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    if ((SECONDS >= deadline)); then
      return 1
    fi
    sleep 1
  done
}

find_instance_id() {
  local imds=http://169.254.169.254/latest token
  if token=$(curl -sf --noproxy '*' -m 2 -X PUT \
    -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$imds/api/token") &&
    instance=$(curl -sf --noproxy '*' -m 2 \
      -H "X-aws-ec2-metadata-token: $token" "$imds/meta-data/instance-id"); then
    return
  fi
  instance=$(cat "$asset_tag") ||
    fail 3 'This machine does not find its own instance id; allow it the instance metadata service.'
}

find_own_entry() {
  local entries entry id
  IFS=';' read -r -a entries <<<"$VDI_HOSTS"
  for entry in ${entries[@]+"${entries[@]}"}; do
    IFS=',' read -r id workstation user secret <<<"$entry"
    if [ "$id" = "$instance" ]; then
      return
    fi
  done
  fail 3 "This machine is '$instance', which the command does not name."
}

# Takes the account's line of passwd.
refuse_system_account() {
  local uid
  uid=$(cut -d: -f3 <<<"$1")
  if ((uid < 1000)); then
    fail 4 "'$user' is an account of the system; it is not given to a person."
  fi
}

server_answers() {
  dcv list-sessions -j >/dev/null
}

port_is_open() {
  (exec 5<>"/dev/tcp/127.0.0.1/$VDI_PORT") 2>/dev/null
}

ensure_server() {
  if [ -e "$restart_mark" ]; then
    systemctl restart dcvserver || fail 6 "The DCV server does not start; see 'journalctl -u dcvserver' on the host."
    rm -f "$restart_mark"
    restarted=yes
  elif ! systemctl is-active --quiet dcvserver; then
    systemctl start dcvserver || fail 6 "The DCV server does not start; see 'journalctl -u dcvserver' on the host."
    restarted=yes
  fi
  wait_for "$patience" server_answers ||
    fail 6 "The DCV server does not answer 'dcv list-sessions' within $patience seconds."
}

# A string of a JSON object that has no such key in objects inside it.
json_string() {
  tr -d '\r\n' | grep -o "\"$1\" *: *\"[^\"]*\"" | sed -n '1{s/^[^:]*: *"//;s/"$//;s/\\\\/\\/g;p;}'
}

session_string() {
  dcv describe-session console -j | json_string "$1" || true
}

owner_is() {
  [ "$(session_string owner)" = "$1" ]
}

ensure_session() {
  local current
  # A server that has just started makes the session by itself, a moment later.
  if [ "$user" != - ] && [ "$restarted" = yes ] &&
    wait_for $((patience < 10 ? patience : 10)) owner_is "$user"; then
    return
  fi
  current=$(session_string owner)
  if [ -n "$current" ] && [ "$current" != "$user" ]; then
    dcv close-session console || fail 6 "The session of '$current' could not be closed; see '$log' on the host."
    wait_for "$patience" owner_is '' || fail 6 "The session of '$current' does not end within $patience seconds."
    current=''
  fi
  if [ "$user" = - ]; then
    return
  fi
  if [ -z "$current" ]; then
    # The server may have made it meanwhile: what counts is who owns it now.
    dcv create-session --type=console --owner "$user" console || true
  fi
  wait_for "$patience" owner_is "$user" ||
    fail 6 "There is no DCV session of '$user' within $patience seconds; see '$log' and /var/log/dcv on the host."
}

escape() {
  local text="${1//\\/\\\\}"
  printf '%s' "${text//\"/\\\"}" | tr -d '\000-\037'
}

report() {
  local version session='' owner booted
  version=$(dcv version | sed -n '1{s/^.*DCV  *//;p;}')
  booted=$(sed -n 's/^btime //p' /proc/stat)
  if [ "$user" != - ]; then
    owner=$(session_string owner)
    session=$(printf ',"sessionId":"%s","sessionOwner":"%s"' \
      "$(escape "$(session_string id)")" "$(escape "$owner")")
  fi
  printf '{"workstationId":"%s","dcvVersion":"%s","listening":true,"bootedAt":%s%s}\n' \
    "$(escape "$workstation")" "$(escape "$version")" "$((booted * 1000))" "$session" >&3
}

set_up() {
  (umask 077 && : >>"$log")
  exec 3>&1 4>&2 >>"$log" 2>&1
  explained=no
  trap 'explain_exit $?' EXIT
  date -u '+%Y-%m-%dT%H:%M:%SZ set up'
  # Two commands at once would undo each other's work.
  exec 9<"$log"
  flock -w 120 9 || fail 3 'Another preparation of this machine does not end.'

  local instance='' workstation='' user='' secret='' restarted=no
  find_instance_id
  find_own_entry
  ensure_account "$secret"
  configure
  ensure_server
  ensure_session
  wait_for "$patience" port_is_open ||
    fail 7 "The DCV server does not listen on port $VDI_PORT within $patience seconds."
  report
}

set_up

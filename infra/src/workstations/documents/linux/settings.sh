# Reads and writes dcv.conf, whose path is in $config, with nothing but awk: images need not have anything else.

# The value of a key, as it stands in the file; the last one when there are several.
read_setting() {
  SECTION="$1" KEY="$2" awk '
    function trim(text) { gsub(/^[ \t]+|[ \t\r]+$/, "", text); return text }
    { line = trim($0) }
    line ~ /^\[.*\]$/ { inside = (line == "[" ENVIRON["SECTION"] "]"); next }
    inside && line !~ /^#/ && (at = index(line, "=")) &&
      trim(substr(line, 1, at - 1)) == ENVIRON["KEY"] { value = trim(substr(line, at + 1)) }
    END { print value }
  ' "$config"
}

# Sets a key where it stands, or at the head of its section, and drops its repetitions.
write_setting() {
  cp -p "$config" "$config.new"
  SECTION="$1" KEY="$2" VALUE="$3" awk '
    function trim(text) { gsub(/^[ \t]+|[ \t\r]+$/, "", text); return text }
    function put() { if (!done) { print ENVIRON["KEY"] "=" ENVIRON["VALUE"]; done = 1 } }
    NR == FNR {
      line = trim($0)
      if (line ~ /^\[.*\]$/) { inside = (line == header()) }
      else if (inside && is_key(line)) { present = 1 }
      next
    }
    function header() { return "[" ENVIRON["SECTION"] "]" }
    function is_key(text, at) {
      at = index(text, "=")
      return text !~ /^#/ && at && trim(substr(text, 1, at - 1)) == ENVIRON["KEY"]
    }
    FNR == 1 { inside = 0 }
    { line = trim($0) }
    line ~ /^\[.*\]$/ {
      inside = (line == header())
      print
      if (inside && !present) { put() }
      next
    }
    inside && is_key(line) { put(); next }
    { print }
    END { if (!done) { print header(); put() } }
  ' "$config" "$config" >"$config.new"
  mv "$config.new" "$config"
}

apply_setting() {
  local section="$1" key="$2" value="$3" effect="$4"
  if [ "$(read_setting "$section" "$key")" = "$value" ]; then
    return
  fi
  if [ "$effect" = restart ]; then
    : >"$restart_mark"
  fi
  write_setting "$section" "$key" "$value"
  if [ "$(read_setting "$section" "$key")" != "$value" ]; then
    fail 5 "The setting '$key' in '$config' does not keep its value."
  fi
}

# A string as DCV reads it.
quote() {
  local text="${1//\\/\\\\}"
  printf "'%s'" "${text//\'/\\\'}"
}

configure() {
  if [ ! -f "$config" ]; then
    fail 4 "There is no '$config'; install the DCV server in the image."
  fi
  local automatic=true owner="$user"
  if [ "$user" = - ]; then
    automatic=false
    owner=''
  fi
  apply_setting connectivity web-port "$VDI_PORT" restart
  apply_setting connectivity quic-port "$VDI_PORT" restart
  apply_setting connectivity enable-quic-frontend "$VDI_QUIC" restart
  apply_setting session-management create-session "$automatic" restart
  apply_setting session-management/automatic-console-session owner "$(quote "$owner")" restart
  apply_setting security auth-token-verifier "$(quote "$VDI_VERIFIER/$workstation")" at-once
}

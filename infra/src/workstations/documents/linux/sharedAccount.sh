# The account that owns the session: one of the image, or none while the machine waits for its owner.

ensure_account() {
  local entry
  if [ "$user" = - ]; then
    return
  fi
  entry=$(getent passwd "$user") ||
    fail 4 "The image has no account '$user'; create it in the image, or name another in the template's tag 'vdi:os-user'."
  refuse_system_account "$entry"
}

# The account that owns the session: one of its owner, with the password that the machine's own role reads.

ensure_account() {
  local secret="$1" entry password
  if ! [[ $user =~ ^[a-z_][a-z0-9_-]{0,31}$ ]]; then
    fail 4 "'$user' cannot be the name of a Linux account."
  fi
  if entry=$(getent passwd "$user"); then
    refuse_system_account "$entry"
  else
    useradd --create-home --shell /bin/bash "$user" ||
      fail 4 "The account '$user' could not be created; see '$log' on the host."
  fi
  # Builtins and pipes only: an argument or a variable of the environment could be read by others.
  password=$(aws secretsmanager get-secret-value --region "$VDI_REGION" --secret-id "$secret" \
    --query SecretString --output text --cli-connect-timeout 5 --cli-read-timeout 15) ||
    fail 4 "The password of '$user' could not be read; install the AWS CLI in the image and allow the instance's role 'secretsmanager:GetSecretValue' on '$secret'."
  if [ -z "$password" ]; then
    fail 4 "The secret '$secret' is empty."
  fi
  printf '%s:%s\n' "$user" "$password" | chpasswd ||
    fail 4 "The password of '$user' could not be set; see '$log' on the host."
}

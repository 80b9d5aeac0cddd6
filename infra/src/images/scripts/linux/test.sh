# Proves on a machine made of the image that the portal can make it a workstation.
#
# The lines before this script assign:
#   ACCOUNT  account that must exist; empty when there is none
#   GPU      true when the machine has a card
PATH="$PATH:/usr/local/bin:/snap/bin"

wait_for() {
  local deadline=$((SECONDS + 180))
  until "$@"; do
    if ((SECONDS >= deadline)); then
      printf 'vdi: Not so within 180 seconds: %s\n' "$*" >&2
      return 1
    fi
    sleep 5
  done
}

# A server that has just started makes its certificate first
dcv_answers() {
  dcv list-sessions -j && curl -ks -o /dev/null https://127.0.0.1:8443/
}

agent_runs() {
  systemctl is-active --quiet amazon-ssm-agent ||
    systemctl is-active --quiet snap.amazon-ssm-agent.amazon-ssm-agent
}

systemctl is-enabled dcvserver
[ "$(systemctl get-default)" = graphical.target ]
wait_for systemctl is-active --quiet display-manager
wait_for dcv_answers
wait_for agent_runs
wait_for systemctl is-active --quiet amazon-cloudwatch-agent
aws --version
if [ -n "$ACCOUNT" ]; then
  getent passwd "$ACCOUNT"
fi
if [ "$GPU" = true ]; then
  nvidia-smi
fi

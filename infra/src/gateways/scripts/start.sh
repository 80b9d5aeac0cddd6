#!/bin/bash
# Makes this machine a gateway, at its first boot.
set -euo pipefail

# shellcheck source=/dev/null
. "${VDI_GATEWAY_ENVIRONMENT:-/etc/vdi-gateway/environment}"

# Tells CloudFormation how it went, so that an update that breaks gateways stops at the first and is rolled back.
# shellcheck disable=SC2317 # called by the trap
report() {
  local status=$? result=SUCCESS token instance
  [ "$status" -eq 0 ] || result=FAILURE
  echo "$(date -u +%FT%TZ) GATEWAY_START_$result"
  token=$(curl -sf -m 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token || true)
  instance=$(curl -sf -m 5 -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id || true)
  aws cloudformation signal-resource --region "$REGION" --stack-name "$STACK" --logical-resource-id "$RESOURCE" \
    --unique-id "$instance" --status "$result" 2>/dev/null || echo 'No update of the stack waits for this gateway.'
}
trap report EXIT

# An image may start the service at boot. Without our certificate it would make one of its own.
systemctl disable --now dcv-connection-gateway 2>/dev/null || true

agent=/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl
# People can connect without logs and metrics, so the lack of them stops nothing.
{ [ -x "$agent" ] || dnf install -y amazon-cloudwatch-agent; } &&
  "$agent" -a fetch-config -m ec2 -s -c "ssm:$AGENT_PARAMETER" || echo 'AGENT_FAILED'

bash /usr/local/sbin/vdi-gateway-install
/usr/local/sbin/vdi-gateway-configuration
# Without a certificate this ends here: the machine stays unhealthy and is replaced, and nobody is shown a false one.
/usr/local/sbin/vdi-gateway-certificate

systemctl daemon-reload
systemctl enable --now dcv-connection-gateway vdi-gateway-refresh.timer vdi-gateway-drain.timer

for attempt in {1..60}; do
  if { : <"/dev/tcp/localhost/$HEALTH_PORT" && : <"/dev/tcp/localhost/$PORT"; } 2>/dev/null; then
    echo "The gateway answers (attempt $attempt)."
    exit 0
  fi
  sleep 2
done
echo 'The gateway does not answer.'
exit 1

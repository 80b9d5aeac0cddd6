#!/bin/bash
# Lets Auto Scaling end this gateway as soon as nobody streams through it any more, instead of after the whole drain.
set -euo pipefail

# shellcheck source=/dev/null
. "${VDI_GATEWAY_ENVIRONMENT:-/etc/vdi-gateway/environment}"

metadata=http://169.254.169.254/latest
token=$(curl -sf -m 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token")
about() {
  curl -sf -m 5 -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"
}

[ "$(about autoscaling/target-lifecycle-state)" = Terminated ] || exit 0

# Who streams by QUIC has a TCP connection too.
connections=$(ss -Htn state established "sport = :$PORT" | wc -l)
if [ "$connections" -gt 0 ]; then
  rm -f "$IDLE_MARKER"
  exit 0
fi
# Twice in a row: a client that loads the page has no connection for moments.
if [ ! -e "$IDLE_MARKER" ]; then
  touch "$IDLE_MARKER"
  exit 0
fi
# Fails until the load balancer is done with the target; the next run tries again.
if aws autoscaling complete-lifecycle-action --region "$REGION" --auto-scaling-group-name "$GROUP" \
  --lifecycle-hook-name "$HOOK" --instance-id "$(about instance-id)" \
  --lifecycle-action-result CONTINUE 2>/dev/null; then
  echo "$(date -u +%FT%TZ) DRAINED"
fi

#!/bin/bash
# Writes the gateway's configuration if the parameter has changed. DCV reads some keys again at once; the others, such
# as the endpoints and limits, apply when the machine is replaced, which every change of the parameter's text causes.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${VDI_GATEWAY_ENVIRONMENT:-/etc/vdi-gateway/environment}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

refuse() {
  echo "$(date -u +%FT%TZ) CONFIGURATION_REFUSED $CONFIGURATION_PARAMETER: $*"
  exit 1
}

aws ssm get-parameter --region "$REGION" --name "$CONFIGURATION_PARAMETER" \
  --query Parameter.Value --output text >"$work/new" || refuse 'the parameter could not be read.'
# Without these the gateway does not start.
for needed in '[gateway]' 'web-listen-endpoints' '[resolver]' 'url ='; do
  grep -qF "$needed" "$work/new" || refuse "it has no $needed"
done

cmp -s "$work/new" "$CONFIGURATION_FILE" && exit 0
install -m 600 -o "$GATEWAY_USER" "$work/new" "$CONFIGURATION_FILE.new"
mv -f "$CONFIGURATION_FILE.new" "$CONFIGURATION_FILE"
echo "$(date -u +%FT%TZ) CONFIGURATION_REPLACED"

# Installs the connection gateway, the files of the web client and the CloudWatch agent, unless they are there.
#
# The lines before this script assign:
#   GATEWAY_SOURCE, GATEWAY_SHA256  the gateway's rpm
#   SERVER_SOURCE, SERVER_SHA256    the server's archive, which holds the web client
install_gateway() {
  local folder
  folder=$(mktemp -d)
  cd "$folder"
  fetch "$GATEWAY_SOURCE" "$GATEWAY_SHA256"
  if [ -z "$GATEWAY_SHA256" ]; then
    check_signature "${GATEWAY_SOURCE##*/}"
  fi
  fetch "$SERVER_SOURCE" "$SERVER_SHA256"
  tar -xzf "${SERVER_SOURCE##*/}" --strip-components=1
  # Checked above; dnf itself looks at signatures of repositories alone
  dnf -y install "./${GATEWAY_SOURCE##*/}" ./nice-dcv-web-viewer-*.rpm
  cd /
  rm -rf "$folder"
}

if ! rpm -q amazon-cloudwatch-agent; then
  dnf -y install amazon-cloudwatch-agent
fi
if ! rpm -q nice-dcv-connection-gateway nice-dcv-web-viewer; then
  install_gateway
fi

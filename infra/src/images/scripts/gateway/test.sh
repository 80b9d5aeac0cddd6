# Proves on a machine made of the image that the gateways will find what they need.
rpm -q nice-dcv-connection-gateway nice-dcv-web-viewer amazon-cloudwatch-agent
id dcvcgw
test -n "$(find /usr/share/dcv/www -name index.html -print -quit)"
test -x /opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl
systemctl is-active --quiet amazon-ssm-agent

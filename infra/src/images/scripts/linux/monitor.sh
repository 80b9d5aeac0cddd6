# Has the CloudWatch agent run from the first start on. It is not started here: it would keep this machine's id.
#
# The line before this script assigns:
#   AGENT_CONFIGURATION  what it measures and sends, as JSON
agent=/opt/aws/amazon-cloudwatch-agent
printf '%s\n' "$AGENT_CONFIGURATION" >"$agent/etc/vdi.json"
# Refuses a configuration with a mistake
"$agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -c "file:$agent/etc/vdi.json"
# The agent asks for the instance's id when it starts, and would go without
mkdir -p /etc/systemd/system/amazon-cloudwatch-agent.service.d
cat >/etc/systemd/system/amazon-cloudwatch-agent.service.d/vdi.conf <<'END'
[Unit]
Wants=network-online.target
After=network-online.target
END
systemctl daemon-reload
systemctl enable amazon-cloudwatch-agent

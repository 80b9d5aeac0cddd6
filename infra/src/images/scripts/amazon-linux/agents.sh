# The SSM agent prepares the machine for its workstation, the CLI fetches passwords, the other agent sends metrics.
dnf -y install amazon-cloudwatch-agent amazon-ssm-agent awscli-2 git
systemctl enable amazon-ssm-agent
aws --version

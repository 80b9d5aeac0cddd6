# The SSM agent is a snap on Ubuntu; the portal prepares the machine through it.
snap wait system seed.loaded
snap list amazon-ssm-agent || snap install amazon-ssm-agent --classic
snap start --enable amazon-ssm-agent
aws --version

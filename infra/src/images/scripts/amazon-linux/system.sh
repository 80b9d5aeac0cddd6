# Brings the system up to date. Amazon Linux holds its repositories at the release of the AMI unless told otherwise.
cloud-init status --wait || true
dnf -y upgrade --releasever=latest

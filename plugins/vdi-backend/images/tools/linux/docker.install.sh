# Docker of its own repository on Ubuntu (https://docs.docker.com/engine/install/ubuntu/), of Amazon's on Amazon Linux.
case "$(family)" in
  apt)
    add_apt_repository docker "https://download.docker.com/linux/$ID/gpg" \
      9DC858229FC7DD38854AE2D88D81803C0EBFCD88 "https://download.docker.com/linux/$ID" "$VERSION_CODENAME" stable
    apt_install docker-ce docker-ce-cli containerd.io docker-buildx-plugin docker-compose-plugin
    ;;
  dnf) dnf_install docker ;;
esac
systemctl enable docker
# The account of workstations that all people of a template sign in with, where there is one
if id desktop >/dev/null 2>&1; then
  usermod -aG docker desktop
fi

docker --version
systemctl is-enabled docker
# It takes a moment to start
for _ in $(seq 30); do
  if docker info >/dev/null 2>&1; then
    exit 0
  fi
  systemctl start docker || true
  sleep 2
done
docker info

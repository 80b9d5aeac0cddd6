# The toolkit without a driver: the base has one that belongs to its machines.
# https://docs.nvidia.com/cuda/cuda-installation-guide-linux/
repositories=https://developer.download.nvidia.com/compute/cuda/repos
case "$ID-$VERSION_ID" in
  ubuntu-24.04)
    add_apt_repository cuda "$repositories/ubuntu2404/x86_64/3bf863cc.pub" \
      EB693B3035CD5710E231E123A4B469963BF863CC "$repositories/ubuntu2404/x86_64/" / ''
    apt_install cuda-toolkit
    ;;
  amzn-2023)
    add_dnf_repository cuda "$repositories/amzn2023/x86_64/D42D0685.pub" \
      610C7B14E068A878070DA4E99CD0A493D42D0685 "$repositories/amzn2023/x86_64"
    dnf_install cuda-toolkit
    ;;
  *)
    say "The CUDA toolkit is installed on Ubuntu 24.04 and Amazon Linux 2023; this is $PRETTY_NAME."
    exit 1
    ;;
esac
# shellcheck disable=SC2016 # for the shells to come
echo 'export PATH="$PATH:/usr/local/cuda/bin"' >/etc/profile.d/cuda.sh

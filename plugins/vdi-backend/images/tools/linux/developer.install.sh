# What nearly every project is built with.
case "$(family)" in
  apt) apt_install build-essential cmake curl gdb git git-lfs jq ninja-build pkg-config python3-pip python3-venv unzip zip ;;
  dnf) dnf_install cmake gcc gcc-c++ gdb git git-lfs jq make ninja-build pkgconf python3-pip unzip zip ;;
esac

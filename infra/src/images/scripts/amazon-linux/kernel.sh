# What a kernel module is built with, now and whenever the kernel is updated. The packages are called as the kernel's own.
kernel=$(rpm -qf --queryformat '%{NAME}' "/boot/vmlinuz-$(uname -r)")
dnf -y install dkms gcc make pkgconf libglvnd-devel \
  "$kernel-devel-$(uname -r)" "$kernel-modules-extra-$(uname -r)"

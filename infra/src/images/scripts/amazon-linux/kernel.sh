# What a kernel module is built with, now and whenever the kernel is updated.
dnf -y install dkms gcc make pkgconf libglvnd-devel "kernel-devel-$(uname -r)" "kernel-modules-extra-$(uname -r)"

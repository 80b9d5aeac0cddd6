/usr/local/cuda/bin/nvcc --version

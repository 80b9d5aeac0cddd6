for program in gcc g++ make cmake gdb git jq python3 unzip zip; do
  command -v "$program"
done
git lfs version

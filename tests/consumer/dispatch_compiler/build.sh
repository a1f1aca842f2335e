# SPDX-License-Identifier: MIT
# kernels.cpp once for each instruction set with its flags, the other two files without, always with -O2.
# sh build.sh sse2 avx512 leaves the others out.
isas=${*:-sse2 sse4_2 avx2 avx512}
compile="${CXX:-c++} -std=c++20 -O2 -I ramp/include -isystem ${XSIMD:-ramp/.deps/usr/include}"

set -e
for isa in $isas; do
  case $isa in
    sse2) flags= ;;
    sse4_2) flags=-msse4.2 ;;
    avx2) flags='-mavx2 -mfma' ;;
    avx512) flags='-mavx512f -mavx512cd -mavx512dq -mavx512bw -mavx512vl -mfma' ;;
  esac
  $compile $flags -D RAMP_DISPATCH_ISA="$isa" -c ramp/src/dispatch/kernels.cpp -o "kernels_$isa.o"
done
$compile -D RAMP_DISPATCH_ISAS="$(echo $isas | tr ' ' ,)" -c ramp/src/dispatch/tables.cpp
$compile -c ramp/src/dispatch/isa.cpp
$compile -c main.cpp
$compile *.o -o app

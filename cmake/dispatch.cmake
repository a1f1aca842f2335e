# SPDX-License-Identifier: MIT
# ramp::dispatch: a static library of kernels, compiled once for each instruction set with its own flags. Used by the
# build and by the installed package, which compiles the same sources in the build of whoever finds it.
#
# RAMP_DISPATCH_SOURCE_DIR: where they are.
include(CheckCXXCompilerFlag)
set(RAMP_DISPATCH_ISAS "" CACHE STRING "The instruction sets of ramp::dispatch, weakest first; empty: every one there is")
block()

# By the names that RAMP_ISA has for them, weakest first, with the flags that allow them. The CPU is asked for whatever
# these let the compiler emit.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i.86")
  set(isas sse2 sse4.2 avx2 avx512)
  set(flags_sse2 "")
  set(flags_sse4.2 -msse4.2)
  set(flags_avx2 -mavx2 -mfma)
  set(flags_avx512 -mavx512f -mavx512cd -mavx512dq -mavx512bw -mavx512vl -mfma)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(isas neon64 sve128 sve256 sve512)
  set(flags_neon64 "")
  foreach(bits 128 256 512)
    set(flags_sve${bits} -march=armv8-a+sve -msve-vector-bits=${bits})
  endforeach()
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "riscv64")
  set(isas rvv128 rvv256 rvv512)
  foreach(bits 128 256 512)
    set(flags_rvv${bits} -march=rv64gcv_zvl${bits}b -mrvv-vector-bits=zvl)
  endforeach()
endif()

foreach(isa ${RAMP_DISPATCH_ISAS})
  if(NOT isa IN_LIST isas)
    message(FATAL_ERROR "RAMP_DISPATCH_ISAS: ${isa} is none of ${isas}")
  endif()
endforeach()
if(RAMP_DISPATCH_ISAS)
  set(isas ${RAMP_DISPATCH_ISAS})
endif()
foreach(isa ${isas})
  if(flags_${isa})
    string(MAKE_C_IDENTIFIER "RAMP_COMPILES_${isa}" compiles)
    check_cxx_compiler_flag("${flags_${isa}}" ${compiles})
    if(NOT ${compiles})
      list(REMOVE_ITEM isas ${isa})
    endif()
  endif()
endforeach()

if(isas)
  # Several compilers side by side, each with a part of the activations.
  set(parts 0 1 2 3)
  set(sources ${RAMP_DISPATCH_SOURCE_DIR}/isa.cpp ${RAMP_DISPATCH_SOURCE_DIR}/tables.cpp)
  set(names "")
  foreach(isa ${isas})
    string(REPLACE "." "_" name ${isa})
    list(APPEND names ${name})
    foreach(part ${parts})
      set(source ${CMAKE_CURRENT_BINARY_DIR}/ramp_dispatch/${isa}.${part}.cpp)
      file(
        CONFIGURE OUTPUT ${source}
        CONTENT "#define RAMP_DISPATCH_ISA ${name}
#define RAMP_DISPATCH_PART ${part}, 4
#include \"${RAMP_DISPATCH_SOURCE_DIR}/kernels.cpp\"\n")
      set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "${flags_${isa}}")
      list(APPEND sources ${source})
    endforeach()
  endforeach()

  add_library(ramp_dispatch STATIC EXCLUDE_FROM_ALL ${sources})
  add_library(ramp::dispatch ALIAS ramp_dispatch)
  list(JOIN names "," names)
  set_source_files_properties(${RAMP_DISPATCH_SOURCE_DIR}/tables.cpp PROPERTIES COMPILE_DEFINITIONS
                                                                                "RAMP_DISPATCH_ISAS=${names}")
  # Optimised also for debugging, and exact also in a program with -ffast-math: these come after the flags of the build.
  target_compile_options(ramp_dispatch PRIVATE -O2 -fno-fast-math)
  target_link_libraries(ramp_dispatch PUBLIC ramp::ramp)
  set_target_properties(ramp_dispatch PROPERTIES POSITION_INDEPENDENT_CODE ON UNITY_BUILD OFF
                                                 INTERPROCEDURAL_OPTIMIZATION OFF)
  set_target_properties(ramp_dispatch PROPERTIES RAMP_ISAS "${isas}")  # for ramp's own tests
endif()

endblock()

# SPDX-License-Identifier: MIT
# ramp_engines: what this machine has of the engines behind ramp::openmp and ramp::tbb. RAMP_HAS_OPENMP and RAMP_HAS_TBB
# tell a program.
add_library(ramp_engines INTERFACE)
if(NOT CMAKE_CROSSCOMPILING)
  find_package(OpenMP COMPONENTS CXX QUIET)
  find_package(TBB CONFIG QUIET)
endif()
if(TARGET OpenMP::OpenMP_CXX)
  target_compile_definitions(ramp_engines INTERFACE RAMP_HAS_OPENMP)
  target_link_libraries(ramp_engines INTERFACE OpenMP::OpenMP_CXX)
endif()
if(TARGET TBB::tbb)
  target_compile_definitions(ramp_engines INTERFACE RAMP_HAS_TBB)
  target_link_libraries(ramp_engines INTERFACE TBB::tbb)
endif()

# SPDX-License-Identifier: MIT
include(${CMAKE_CURRENT_LIST_DIR}/find_xsimd.cmake)
if(TARGET xsimd)
  include(${CMAKE_CURRENT_LIST_DIR}/rampTargets.cmake)
else()
  set(ramp_FOUND FALSE)
  set(ramp_NOT_FOUND_MESSAGE "ramp needs xsimd 14 or 13, and found neither: install it, or name its prefix in CMAKE_PREFIX_PATH.")
endif()

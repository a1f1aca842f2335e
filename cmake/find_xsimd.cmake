# SPDX-License-Identifier: MIT
# The newest installed xsimd of a major version that ramp is tested with. xsimd's version file accepts no range of
# majors and answers an unversioned request with whatever there is, so each is asked for by itself. Used by the build and
# by the installed package.
foreach(RAMP_XSIMD_MAJOR 14 13)
  if(NOT TARGET xsimd)
    find_package(xsimd ${RAMP_XSIMD_MAJOR} CONFIG QUIET)
  endif()
endforeach()
unset(RAMP_XSIMD_MAJOR)

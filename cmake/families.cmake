# SPDX-License-Identifier: MIT
# ramp_families(VARIABLE SOURCE): one source per family of the catalogue, which is SOURCE with RAMP_TEST_FAMILY defined, so
# that no compiler run has all activations to do.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/catalogue.hpp)
file(STRINGS ${PROJECT_SOURCE_DIR}/tests/catalogue.hpp families REGEX "^using [a-z0-9_]+_family = ")
list(TRANSFORM families REPLACE "^using ([a-z0-9_]+) = .*" "\\1")
function(ramp_families variable source)
  set(sources "")
  foreach(family ${families})
    set(path families/${family}/${source})
    file(CONFIGURE OUTPUT ${path}
         CONTENT "#define RAMP_TEST_FAMILY ${family}\n#include \"${CMAKE_CURRENT_SOURCE_DIR}/${source}\"\n")
    list(APPEND sources ${CMAKE_CURRENT_BINARY_DIR}/${path})
  endforeach()
  set(${variable} ${sources} PARENT_SCOPE)
endfunction()

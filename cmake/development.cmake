# SPDX-License-Identifier: MIT
# What ramp's own tests, benchmarks and examples are built with. Nothing here reaches a consumer.

add_library(ramp_warnings INTERFACE)
target_compile_features(ramp_warnings INTERFACE cxx_std_20)
target_compile_options(
  ramp_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
            $<$<BOOL:${RAMP_WARNINGS_AS_ERRORS}>:-Werror>)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES AND PROJECT_IS_TOP_LEVEL)
  message(STATUS "ramp: no CMAKE_BUILD_TYPE given: nothing will be optimised (see CMakePresets.json)")
endif()

# -march=native, for what is built to be run here.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-march=native RAMP_HAS_MARCH_NATIVE)
set(RAMP_NATIVE_FLAGS $<$<BOOL:${RAMP_HAS_MARCH_NATIVE}>:-march=native>)

include(${CMAKE_CURRENT_LIST_DIR}/engines.cmake)
include(FetchContent)

# ramp_use(NAME FIND ARGUMENTS... URL URL SHA256 HASH): a library that ramp's own programs need, installed or fetched.
function(ramp_use name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "URL;SHA256" "FIND")
  fetchcontent_declare(
    ${name}
    URL ${arg_URL}
    URL_HASH SHA256=${arg_SHA256}
    SYSTEM
    FIND_PACKAGE_ARGS ${arg_FIND})
  fetchcontent_makeavailable(${name})
endfunction()

# Any version of Eigen will do: 3.4 and 5 are tested. Its own CMakeLists.txt is for its developers.
function(ramp_use_eigen)
  find_package(Eigen3 CONFIG QUIET)
  if(NOT TARGET Eigen3::Eigen)
    fetchcontent_declare(
      Eigen3
      URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz
      URL_HASH SHA256=8586084f71f9bde545ee7fa6d00288b264a2b7ac3607b974e54d13e7162c1c72
      SOURCE_SUBDIR headers-only)
    fetchcontent_makeavailable(Eigen3)
    add_library(Eigen3::Eigen INTERFACE IMPORTED GLOBAL)
    target_include_directories(Eigen3::Eigen INTERFACE ${eigen3_SOURCE_DIR})
  endif()
endfunction()

# SPDX-License-Identifier: MIT
# find_package(ramp) and pkg-config for whoever installs ramp.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Headers and sources only: nothing depends on the architecture, so everything goes to share/.
set(RAMP_PACKAGE_DIR ${CMAKE_INSTALL_DATADIR}/cmake/ramp)

install(TARGETS ramp EXPORT ramp FILE_SET HEADERS)
install(EXPORT ramp NAMESPACE ramp:: FILE rampTargets.cmake DESTINATION ${RAMP_PACKAGE_DIR})

write_basic_package_version_file(
  ${CMAKE_CURRENT_BINARY_DIR}/rampConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES cmake/rampConfig.cmake cmake/find_xsimd.cmake cmake/dispatch.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/rampConfigVersion.cmake DESTINATION ${RAMP_PACKAGE_DIR})
install(DIRECTORY src/dispatch DESTINATION ${RAMP_PACKAGE_DIR})

configure_file(cmake/ramp.pc.in ramp.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ramp.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

// SPDX-License-Identifier: MIT
// RAMP_CHECK_REFUSED(call, sentence): the call throws std::invalid_argument with this sentence. Compiled without
// exceptions it would end the program, which no_exceptions.cpp is about: here it is not made then.
#pragma once

#include <catch2/catch_test_macros.hpp>

#if defined(__cpp_exceptions)
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include <stdexcept>

#define RAMP_CHECK_REFUSED(call, ...) \
  CHECK_THROWS_MATCHES(call, std::invalid_argument, Catch::Matchers::Message(__VA_ARGS__))
#else
#include <string>

#define RAMP_CHECK_REFUSED(call, ...) \
  static_cast<void>([&] {             \
    call;                             \
    return std::string(__VA_ARGS__);  \
  })
#endif

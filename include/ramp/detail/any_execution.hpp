// SPDX-License-Identifier: MIT
// Executions whose type is hidden: what the kernels of ramp::dispatch are given, which are compiled before it is known.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/instructions.hpp>
#include <ramp/execution.hpp>

#include <cstddef>
#include <type_traits>

namespace ramp::detail {

/// What executors of this machine code are given: theirs must not be merged with what other flags made of them.
template <class MachineCode>
struct chunk_for : any_chunk {};

/// An execution without its type.
struct erased_execution {
  const void* execution;
  void (*run)(const void* execution, std::size_t n, const any_chunk& chunk) = nullptr;  ///< null: in the caller
  ramp::stores stores;

  template <class MachineCode = compiled_for, executor E>
  RAMP_ALWAYS_INLINE explicit erased_execution(const E& e) noexcept : execution(&e), stores(stores_of(e)) {
    if constexpr (!needs_no_chunks<E>) {
      run = [](const void* hidden, std::size_t n, const any_chunk& chunk) {
        static_cast<const E*>(hidden)->run(n, chunk_for<MachineCode>{chunk});
      };
    }
  }
};

/// The same as an executor, or none.
class any_execution {
 public:
  RAMP_ALWAYS_INLINE any_execution(const erased_execution* e) noexcept : hidden_(e) {}  // NOLINT: from null, too

  template <class Chunk>
  RAMP_ALWAYS_INLINE void run(std::size_t n, const Chunk& chunk) const {
    hidden_->run(hidden_->execution, n, any_chunk(chunk));
  }

  RAMP_ALWAYS_INLINE bool is_given() const noexcept { return hidden_ != nullptr; }
  RAMP_ALWAYS_INLINE bool needs_chunks() const noexcept { return is_given() && hidden_->run != nullptr; }
  RAMP_ALWAYS_INLINE ramp::stores stores() const noexcept { return is_given() ? hidden_->stores : automatic; }

 private:
  const erased_execution* hidden_;
};

[[nodiscard]] RAMP_ALWAYS_INLINE inline stores stores_of(const any_execution& e) noexcept {
  return e.stores();
}

/// Whether an execution wants chunks.
template <class E>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr bool needs_chunks(const E& e) noexcept {
  if constexpr (std::is_same_v<E, any_execution>) {
    return e.needs_chunks();
  } else {
    return !needs_no_chunks<E>;
  }
}

/// Whether none was given.
template <class E>
inline constexpr bool may_be_default = std::is_same_v<E, by_default> || std::is_same_v<E, any_execution>;
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr bool is_default(const by_default&) noexcept {
  return true;
}
[[nodiscard]] RAMP_ALWAYS_INLINE inline bool is_default(const any_execution& e) noexcept {
  return !e.is_given();
}

}  // namespace ramp::detail

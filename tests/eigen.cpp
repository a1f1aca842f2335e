// SPDX-License-Identifier: MIT
// Eigen's vectors as ranges. Eigen 3.4 does not call them contiguous, and a row of a column-major matrix has the same
// iterators as a vector: only its stride, known at run time, tells.
#include "refusal.hpp"

#include <ramp/ramp.hpp>

#include <Eigen/Core>

#include <catch2/catch_test_macros.hpp>

#include <vector>

TEST_CASE("Eigen's vectors are ranges", "[check]") {
  const ramp::leaky_relu f{.alpha = 0.5};

  SECTION("vectors, arrays and maps, mixed with others") {
    const Eigen::Vector3f x(-2, 0, 3);
    Eigen::VectorXf y(3);
    ramp::forward(f, x, y);
    CHECK(y == Eigen::Vector3f(-1, 0, 3));
    Eigen::ArrayXd a(2);
    ramp::backward(f, std::vector<double>{-1, 1}, Eigen::Array2d(4, 4), a);
    CHECK((a == Eigen::Array2d(2, 4)).all());
    std::vector<float> storage{-4, 4};
    ramp::forward(f, Eigen::Map<Eigen::VectorXf>(storage.data(), 2), Eigen::Map<Eigen::VectorXf>(storage.data(), 2));
    CHECK(storage == std::vector<float>{-2, 4});
  }
  SECTION("parts of a matrix that are contiguous") {
    Eigen::MatrixXf m = Eigen::MatrixXf::Constant(3, 2, -2);
    ramp::forward(f, m.col(0), m.col(1));
    CHECK(m.col(1) == Eigen::Vector3f::Constant(-1));
    ramp::forward(f, m.reshaped(), m.reshaped());
    CHECK(m.col(0) == Eigen::Vector3f::Constant(-1));
    ramp::forward(f, m.col(0).head(2), m.col(0).head(2));
    CHECK(m.col(0) == Eigen::Vector3f(-0.5F, -0.5F, -1));
  }
  SECTION("a row of a column-major matrix is refused, whichever side it is on") {
    const Eigen::MatrixXf before = Eigen::MatrixXf::Constant(3, 2, -2);
    Eigen::MatrixXf m = before;
    Eigen::VectorXf v = Eigen::VectorXf::Constant(2, -2);
    RAMP_CHECK_REFUSED(ramp::forward(f, m.row(0), v),
                       "ramp::forward: x is not contiguous: from one of its 2 elements to the next it is 3");
    RAMP_CHECK_REFUSED(ramp::forward(f, v, m.row(1)),
                       "ramp::forward: y is not contiguous: from one of its 2 elements to the next it is 3");
    CHECK(m == before);
    CHECK(v == Eigen::VectorXf::Constant(2, -2));
  }
}

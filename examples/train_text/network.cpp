// SPDX-License-Identifier: MIT
#include "network.hpp"

#include <ramp/init.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace {

constexpr float weight_decay = 0.01F;
constexpr float dead_slope = 0.001F;

}  // namespace

batch draw(const text& t, int context, int samples, bool held_out, std::mt19937& random) {
  batch b{Eigen::MatrixXi(context, samples), Eigen::VectorXi(samples)};
  for (int i = 0; i < samples; ++i) {
    const std::size_t first = held_out ? t.held_out_position(random) : t.training_position(random);
    for (int k = 0; k < context; ++k) {
      b.context(k, i) = t[first + static_cast<std::size_t>(k)];
    }
    b.target(i) = t[first + static_cast<std::size_t>(context)];
  }
  return b;
}

parameter::parameter(Eigen::Index rows, Eigen::Index columns, float first_value)
    : value(matrix::Constant(rows, columns, first_value)),
      gradient(matrix::Zero(rows, columns)),
      mean_(matrix::Zero(rows, columns)),
      square_(matrix::Zero(rows, columns)) {}

parameter::parameter(Eigen::Index rows, Eigen::Index fan_in, double gain, std::mt19937& random)
    : parameter(rows, fan_in, 0) {
  ramp::he_normal(flat(value), static_cast<std::size_t>(fan_in), random, gain);
  decay_ = weight_decay;
}

void parameter::step(float rate, int time) {
  constexpr float beta1 = 0.9F;
  constexpr float beta2 = 0.999F;
  const float mean_scale = 1 / (1 - std::pow(beta1, static_cast<float>(time)));
  const float square_scale = 1 / (1 - std::pow(beta2, static_cast<float>(time)));
  mean_ = beta1 * mean_ + (1 - beta1) * gradient;
  square_ = beta2 * square_ + (1 - beta2) * gradient.cwiseAbs2();
  value = (1 - rate * decay_) * value;
  value.array() -= rate * mean_scale * mean_.array() / ((square_scale * square_.array()).sqrt() + 1e-8F);
}

network::network(const shape& s, int alphabet, const activation& f, unsigned seed)
    : shape_(s),
      f_(f),
      random_(seed),
      embedding_(s.embedding, alphabet, 0),
      out_weight_(alphabet, s.width, f.gain, random_),
      out_bias_(alphabet, 1, 0) {
  ramp::he_normal(flat(embedding_.value), 1, random_, 1);
  for (int l = 0; l < s.layers; ++l) {
    const int fan_in = l == 0 ? s.context * s.embedding : s.width;
    const double gain = l == 0 ? 1 : f.gain;  // the embedding is not behind an activation
    layers_.push_back({parameter(s.width, fan_in, gain, random_),
                       parameter(s.width, 1, 0),
                       parameter(f.first_slope ? s.width : 0, 1, f.first_slope.value_or(0)),
                       {},
                       {}});
  }
}

double network::forward(const batch& b) {
  const Eigen::Index samples = b.context.cols();
  input_.resize(shape_.context * shape_.embedding, samples);
  for (Eigen::Index i = 0; i < samples; ++i) {
    for (int k = 0; k < shape_.context; ++k) {
      input_.col(i).segment(k * shape_.embedding, shape_.embedding) = embedding_.value.col(b.context(k, i));
    }
  }
  const matrix* signal = &input_;
  for (layer& l : layers_) {
    l.x.noalias() = l.weight.value * *signal;
    l.x.colwise() += l.bias.value.col(0);
    l.y.resize(l.x.rows(), l.x.cols());
    const stopwatch time(activation_seconds);
    f_.forward(l.slopes.value, l.x, l.y);
    signal = &l.y;
  }
  probability_.noalias() = out_weight_.value * *signal;
  probability_.colwise() += out_bias_.value.col(0);
  double loss = 0;
  for (Eigen::Index i = 0; i < samples; ++i) {
    auto p = probability_.col(i).array();
    p = (p - p.maxCoeff()).exp();
    p /= p.sum();
    loss -= std::log(std::max(p(b.target(i)), 1e-30F));
  }
  return loss / static_cast<double>(samples);
}

void network::backward(const batch& b) {
  const Eigen::Index samples = b.context.cols();
  for (Eigen::Index i = 0; i < samples; ++i) {
    probability_(b.target(i), i) -= 1;
  }
  probability_ /= static_cast<float>(samples);
  out_weight_.gradient.noalias() = probability_ * layers_.back().y.transpose();
  out_bias_.gradient = probability_.rowwise().sum();
  matrix d = out_weight_.value.transpose() * probability_;
  for (std::size_t l = layers_.size(); l-- > 0;) {
    {
      const stopwatch time(activation_seconds);
      f_.backward(layers_[l].slopes.value, layers_[l].x, d, layers_[l].slopes.gradient);
    }
    const matrix& signal = l == 0 ? input_ : layers_[l - 1].y;
    layers_[l].weight.gradient.noalias() = d * signal.transpose();
    layers_[l].bias.gradient = d.rowwise().sum();
    d = layers_[l].weight.value.transpose() * d;
  }
  embedding_.gradient.setZero();
  for (Eigen::Index i = 0; i < samples; ++i) {
    for (int k = 0; k < shape_.context; ++k) {
      embedding_.gradient.col(b.context(k, i)) += d.col(i).segment(k * shape_.embedding, shape_.embedding);
    }
  }
}

double network::train(const batch& b, float rate) {
  const double loss = gradients(b);
  step(rate);
  return loss;
}

double network::gradients(const batch& b) {
  const double loss = forward(b);
  backward(b);
  return loss;
}

void network::step(float rate) {
  ++time_;
  for (parameter* p : parameters()) {
    p->step(rate, time_);
  }
}

std::vector<parameter*> network::parameters() {
  std::vector<parameter*> all{&embedding_};
  for (layer& l : layers_) {
    all.insert(all.end(), {&l.weight, &l.bias, &l.slopes});
  }
  all.insert(all.end(), {&out_weight_, &out_bias_});
  return all;
}

double network::loss(const batch& b) {
  return forward(b);
}

std::vector<double> network::dead_units(const batch& b) {
  forward(b);
  std::vector<double> shares;
  for (const layer& l : layers_) {
    matrix slope = matrix::Ones(l.x.rows(), l.x.cols());
    matrix unused = l.slopes.gradient;
    f_.backward(l.slopes.value, l.x, slope, unused);
    const auto alive = (slope.array().abs() >= dead_slope).rowwise().any().count();
    shares.push_back(1 - static_cast<double>(alive) / static_cast<double>(l.x.rows()));
  }
  return shares;
}

std::vector<std::vector<float>> network::slopes() const {
  std::vector<std::vector<float>> all;
  for (const layer& l : layers_) {
    const auto slopes = flat(l.slopes.value);
    all.emplace_back(slopes.begin(), slopes.end());
  }
  return all;
}

double network::gradient_ratio(const batch& b) {
  forward(b);
  backward(b);
  return static_cast<double>(layers_.front().weight.gradient.norm()) /
         static_cast<double>(layers_.back().weight.gradient.norm());
}
